#include "record/sentence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "text.h"

typedef struct Parts {
  Verb verb;
  char *actor, *target; // owned; NULL: there is none
  const char *value;    // in the line
} Parts;

// Whose lines have the target first, and, in front of a call_later's value, the
// delay.
static bool has_target(Verb verb) {
  switch (verb) {
  case TRACE_NEXT:
  case TRACE_SEND:
  case TRACE_THROW:
  case TRACE_CLOSE:
  case TRACE_CREATE:
  case TRACE_YIELD_FROM:
  case TRACE_REFUSED:
  case TRACE_SET_RESULT:
  case TRACE_ADD_DONE_CALLBACK:
  case TRACE_REMOVE_DONE_CALLBACK:
  case TRACE_LINE_UP:
  case TRACE_LEAVE_LINE:
  case TRACE_CALL_LATER:
    return true;
  default:
    return false;
  }
}

static bool has_value(Verb verb) {
  return verb != TRACE_NEXT && verb != TRACE_CLOSE && verb != TRACE_CREATE &&
         verb != TRACE_YIELD_FROM;
}

// A name is one word, and from the second one on a number behind it; where a
// value must follow, the last word is that.
static size_t name_length(const char *text, bool value_follows) {
  size_t word = strcspn(text, " ");
  size_t digits = text[word] ? strspn(text + word + 1, "0123456789") : 0;
  char behind = digits ? text[word + 1 + digits] : 'x';
  bool numbered = digits && (behind == ' ' || (!behind && !value_follows));
  return numbered ? word + 1 + digits : word;
}

// The first word that is a verb, behind a name.
static bool find_verb(const char *line, Parts *parts, const char **rest) {
  size_t name = name_length(line, true);
  if (!line[name])
    return false;
  const char *word = line + name + 1;
  size_t length = strcspn(word, " ");
  parts->actor = text_new("%.*s", (int)name, line);
  char *verb = text_new("%.*s", (int)length, word);
  parts->verb = verb_named(verb);
  free(verb);
  *rest = word + length + (word[length] == ' ');
  return parts->verb != VERBS;
}

static const char *fill(const Parts *parts, const char *sentence) {
  const char *target = parts->target ? parts->target : "";
  char *text = NULL;
  size_t length = 0;
  FILE *to = open_memstream(&text, &length);
  if (!to)
    die("out of memory");
  for (const char *at = sentence; *at; at++) {
    if (*at != '%') {
      fputc(*at, to);
      continue;
    }
    at++;
    // A line has the delay in front of the value, as others have the target.
    fputs(*at == 'a' ? parts->actor : *at == 'v' ? parts->value : target, to);
  }
  fclose(to);
  if (length && text[length - 1] == ' ') // "returns " without a value
    text[length - 1] = 0;
  return text_lend(text);
}

// The verb's target goes out of the value. False when a handle is run, which
// has none.
static bool find_target(Parts *parts) {
  bool handle = false;
  if (parts->verb == TRACE_RUN) {
    size_t name = name_length(parts->value, true);
    handle = !parts->value[name] ||
             (parts->value[name + 1] >= '0' && parts->value[name + 1] <= '9');
  }
  bool named = has_target(parts->verb) || (parts->verb == TRACE_RUN && !handle);
  if (named) {
    size_t name = name_length(parts->value, has_value(parts->verb));
    parts->target = text_new("%.*s", (int)name, parts->value);
    parts->value += name + (parts->value[name] == ' ');
  }
  return !handle;
}

static const char *sentence_of(Parts *parts) {
  bool called = find_target(parts) && parts->verb == TRACE_RUN;
  if (!called)
    return fill(parts, verb_sentence(parts->verb));
  bool step = strchr(parts->value, '(');
  return fill(parts, step ? "%a runs the step of %t: %v" : "%a calls %v");
}

static bool begins_iteration(const char *line) {
  return !strncmp(line, "iteration ", 10);
}

// It lends one text and no more: whoever says several in a row borrows the
// lines that they are made of.
const char *line_sentence(const char *line) {
  if (begins_iteration(line)) {
    size_t number = strspn(line + 10, "0123456789");
    return text_format("iteration %.*s begins%s", (int)number, line + 10,
                       line + 10 + number);
  }
  Parts parts = {.actor = NULL};
  const char *sentence =
      find_verb(line, &parts, &parts.value) ? sentence_of(&parts) : line;
  free(parts.actor);
  free(parts.target);
  return sentence;
}

bool line_take_apart(const char *line, LineParts *to) {
  *to = (LineParts){TRACE_SELECT, "", "", 0, line};
  if (begins_iteration(line))
    return true;
  Parts parts = {.actor = NULL};
  bool good = find_verb(line, &parts, &parts.value);
  if (good) {
    find_target(&parts);
    bool later = parts.verb == TRACE_CALL_LATER; // its delay stands there
    const char *target = parts.target && !later ? parts.target : "";
    *to = (LineParts){
        parts.verb, text_format("%s", parts.actor), text_format("%s", target),
        later && parts.target ? strtod(parts.target, NULL) : 0, parts.value};
  }
  free(parts.actor);
  free(parts.target);
  return good;
}
