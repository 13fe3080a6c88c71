#include "words_sentence.h"

#include "words_value.h"
#include "words_verbs.h"

#include <stdlib.h>
#include <string.h>

static const char *who(const Run *run, int actor) {
  return actor == NOBODY ? "nobody" : run->actors[actor].label;
}

static void fill(Buffer *to, const char *template, const Run *run,
                 const RunEvent *event) {
  for (const char *at = template;; at += 2) {
    size_t plain = strcspn(at, "%");
    buffer_add_bytes(to, at, plain);
    at += plain;
    if (!*at)
      return;
    if (at[1] == 'a')
      buffer_add(to, who(run, event->actor));
    else if (at[1] == 't')
      buffer_add(to, who(run, event->target));
    else if (at[1] == 'v')
      buffer_add(to, event->value);
    else
      buffer_number(to, at[1] == 'w' ? event->when : event->t);
  }
}

static const char *run_sentence(const RunEvent *event) {
  size_t length = strlen(event->value);
  if (!event->h)
    return "%a calls %v";
  // A task's step is shown as what it does to the coroutine.
  if (length && event->value[length - 1] == ')')
    return "%a pops the step of %t and runs it: %v";
  return "%a pops handle %v and runs it";
}

static const char *set_result_sentence(const RunEvent *event) {
  bool error = names_error(event->value);
  if (says_cancelled(event->value))
    return event->target == NOBODY ? "%a is cancelled"
                                   : "%a marks %t cancelled";
  if (event->target == NOBODY || event->target == event->actor)
    return error ? "%a is done, exception %v" : "%a is done, result %v";
  return error ? "%a sets the exception of %t: %v"
               : "%a sets the result of %t: %v";
}

static const char *select_sentence(const RunEvent *event) {
  char *end;
  double seconds = strtod(event->value, &end);
  if (!*event->value || *end)
    return "nothing is ready and no timer runs: the loop waits for ever";
  if (seconds == 0)
    return verb_words[TRACE_SELECT].sentence;
  return "nothing is ready: the loop waits %v s, until t=%c";
}

static const char *sentence_of(const Run *run, const RunEvent *event) {
  Verb verb = event->verb;
  if (verb == TRACE_RUN)
    return run_sentence(event);
  if (verb == TRACE_SET_RESULT)
    return set_result_sentence(event);
  if (verb == TRACE_SELECT)
    return select_sentence(event);
  if (verb == TRACE_CANCEL && !event->h)
    return event->target == NOBODY ? "%a cancels" : "%a cancels %t";
  if (verb == TRACE_CREATE && run->actors[event->target].kind == ACTOR_FUTURE)
    return "%a creates %t, which is pending";
  if (verb == TRACE_RETURN && !*event->value)
    return "%a returns to %t";
  if (verb == TRACE_REFUSED &&
      (event->target == event->actor || event->target == NOBODY))
    return "%a calls itself, which is refused: %v";
  return verb_words[verb].sentence;
}

void sentence_add(Buffer *to, const Run *run, const RunEvent *event) {
  buffer_char(to, '#');
  buffer_long(to, event->seq);
  buffer_char(to, ' ');
  fill(to, sentence_of(run, event), run, event);
  if (*event->src) {
    buffer_add(to, " [");
    buffer_add(to, event->src);
    buffer_char(to, ']');
  }
}

void verdict_add(Buffer *to, const Run *run) {
  static const char *const words[] = {"",         "",          "",
                                      "failed: ", "crashed: ", "timed out: "};
  const Verdict *verdict = &run->verdict;
  if (verdict->judgement == DIFFERS) {
    buffer_add(to, "differs at #");
    buffer_long(to, verdict->seq);
    buffer_add(to, ", expected: ");
    buffer_add(to, verdict->text);
  } else if (verdict->judgement != PASSED && verdict->judgement != UNJUDGED) {
    buffer_add(to, words[verdict->judgement]);
    buffer_add(to, verdict->text);
  }
}

void sentences_add(Buffer *to, const Run *run, int first, int end) {
  for (int i = first; i < end; i++) {
    sentence_add(to, run, &run->events[i]);
    buffer_char(to, '\n');
  }
  if (end < run->event_count)
    return;
  size_t before = to->length;
  verdict_add(to, run);
  if (to->length > before)
    buffer_char(to, '\n');
}
