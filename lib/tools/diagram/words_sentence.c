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
      buffer_number(to, at[1] == 'w'   ? event->when
                        : at[1] == 'd' ? event->delay
                                       : event->t);
  }
}

static const char *run_sentence(const RunEvent *event) {
  size_t length = strlen(event->value);
  if (!event->h)
    return "%a calls %v";
  // A task's step is shown as what it does to the coroutine.
  if (length && event->value[length - 1] == ')')
    return "%a runs the step of %t: %v";
  return NULL;
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

static const char *drop_sentence(const RunEvent *event) {
  if (!strcmp(event->why, "cancelled"))
    return "%a drops %v, which was cancelled";
  if (!strcmp(event->why, "closed"))
    return "%a drops %v, since the loop is closed";
  return NULL;
}

static const char *cancel_sentence(const RunEvent *event) {
  if (!strcmp(event->why, "ran"))
    return "%a cancels %v, which has run already: nothing happens";
  if (!strcmp(event->why, "cancelled"))
    return "%a cancels %v, which was cancelled already: nothing happens";
  if (!event->h)
    return event->target == NOBODY ? "%a cancels" : "%a cancels %t";
  return NULL;
}

static const char *no_wait_sentence(const RunEvent *event) {
  if (!strcmp(event->why, "ready"))
    return "something is ready: the loop does not wait";
  if (!strcmp(event->why, "overdue"))
    return "nothing is ready, but a deadline has passed: the loop does not "
           "wait";
  if (!strcmp(event->why, "file"))
    return "nothing is ready, but a file is: the loop does not wait";
  if (!strcmp(event->why, "letter"))
    return "nothing is ready, but a letter of another thread is there: the "
           "loop does not wait";
  if (!strcmp(event->why, "stopping"))
    return "the loop has been asked to stop: it does not wait";
  return "the loop does not wait";
}

static const char *select_sentence(const RunEvent *event) {
  char *end;
  double seconds = strtod(event->value, &end);
  if (!*event->value || *end)
    return "nothing is ready and no timer runs: the loop waits for ever";
  if (seconds == 0)
    return no_wait_sentence(event);
  return "nothing is ready: the loop waits %v s, until t=%c";
}

// Where the verb's own sentence is not what happened; else NULL.
static const char *other_sentence(const Run *run, const RunEvent *event) {
  Verb verb = event->verb;
  if (verb == TRACE_RUN)
    return run_sentence(event);
  if (verb == TRACE_SET_RESULT)
    return set_result_sentence(event);
  if (verb == TRACE_SELECT)
    return select_sentence(event);
  if (verb == TRACE_DROP)
    return drop_sentence(event);
  if (verb == TRACE_CANCEL)
    return cancel_sentence(event);
  if (verb == TRACE_SUBMIT && event->target == NOBODY)
    return "%a hands %v to the pool: no thread has begun to work on it";
  if (verb == TRACE_SUBMIT)
    return "%a hands %v to the pool: %t will work on it";
  if (verb == TRACE_LETTER && event->target != NOBODY)
    return "%a finds a letter of %t: %v";
  if (verb == TRACE_CREATE && run->actors[event->target].kind == ACTOR_FUTURE)
    return "%a creates %t, which is pending";
  if (verb == TRACE_RETURN && !*event->value)
    return "%a returns to %t";
  if (verb == TRACE_REFUSED &&
      (event->target == event->actor || event->target == NOBODY))
    return "%a calls itself, which is refused: %v";
  return NULL;
}

static void add_sentence(Buffer *to, const Run *run, const RunEvent *event) {
  const char *other = other_sentence(run, event);
  fill(to, other ? other : verb_sentence(event->verb), run, event);
  if (!other)
    fill(to, verb_words[event->verb].more, run, event);
}

// What time has to do with it.
static void add_time(Buffer *to, const Run *run, const RunEvent *event) {
  if (event->late > 0) {
    buffer_add(to, ", ");
    buffer_number(to, event->late);
    buffer_add(to, " s after its deadline");
  }
  if (event->giver != NOBODY) {
    buffer_add(to, "; it gets the result of ");
    buffer_add(to, who(run, event->giver));
    buffer_add(to, ", ");
    buffer_add(to, event->gift);
  }
}

// [iteration 3, t=1.5, ticker.c:14]
static void add_place(Buffer *to, const Run *run, const RunEvent *event) {
  const char *before = " [";
  if (run->loop) {
    buffer_add(to, before);
    buffer_add(to, event->outside ? "main()" : "iteration ");
    if (!event->outside)
      buffer_long(to, event->iter);
    buffer_add(to, ", t=");
    buffer_number(to, event->t);
    before = ", ";
  }
  if (*event->src) {
    buffer_add(to, before);
    buffer_add(to, event->src);
    before = ", ";
  }
  if (*before == ',')
    buffer_char(to, ']');
}

void sentence_add(Buffer *to, const Run *run, const RunEvent *event) {
  buffer_char(to, '#');
  buffer_long(to, event->seq);
  buffer_char(to, ' ');
  if (event->worked > 0) {
    buffer_add(to, "after ");
    buffer_number(to, event->worked);
    buffer_add(to, " s of work ");
  }
  add_sentence(to, run, event);
  add_time(to, run, event);
  add_place(to, run, event);
}

void verdict_add(Buffer *to, const Run *run) {
  static const char *const words[] = {"",         "",          "",
                                      "failed: ", "crashed: ", "timed out: "};
  const Verdict *verdict = &run->verdict;
  bool bad = verdict->judgement > DIFFERS;
  if (verdict->judgement <= PASSED)
    return;
  buffer_add(to, bad ? words[verdict->judgement] : "");
  buffer_add(to, bad ? verdict->text : "");
  if (bad && !*verdict->expected)
    return;
  buffer_add(to, bad ? "\n" : "");
  // A run that ends too early is marked at its last event.
  bool early = bad && !strncmp(verdict->happened, "nothing more", 12);
  buffer_add(to, "differs at #");
  buffer_long(to, verdict->seq + early);
  difference_add(to, run, ", ");
}

void difference_add(Buffer *to, const Run *run, const char *before) {
  const Verdict *verdict = &run->verdict;
  bool plain = !*verdict->expected; // a record from somewhere else
  if (plain && verdict->judgement != DIFFERS)
    return;
  buffer_add(to, before);
  buffer_add(to, "expected: ");
  buffer_add(to, plain ? verdict->text : verdict->expected);
  if (!*verdict->happened)
    return;
  buffer_add(to, *before == ',' ? "; " : "\n");
  buffer_add(to, "happened: ");
  buffer_add(to, verdict->happened);
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
