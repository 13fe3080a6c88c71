#include "saying.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "06-together/gather.h"
#include "things.h"

void show(const char *format, ...) {
  static char line[4000]; // stacks of coroutines are small
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  if (loop)
    print("[%u %g] %s", loop_iteration(loop), loop_time(loop), line);
  else
    print("%s", line);
}

const char *text_of_error(Error error) {
  const char *type = error_type_name(error.type);
  int size = (int)strcspn(error.message, "<");
  if (error.type == InvalidStateError)
    size = 0; // CPython has two texts for each
  return size ? text_format("%s: %.*s", type, size, error.message) : type;
}

// Of a gather's list, whose repr() would name objects.
static const char *text_of_list(const List *list) {
  const char *text = "[";
  for (size_t i = 0; i < list->count; i++)
    text =
        message_format("%s%s%s", text, i ? ", " : "", text_of(list->items[i]));
  return text_format("%s]", text);
}

const char *text_of(Outcome o) {
  const List *list = o.how == RAISED ? NULL : value_as_list(o.value);
  if (list)
    return text_of_list(list);
  return o.how == RAISED ? text_format("raise %s", text_of_error(o.error))
                         : repr(o.value);
}

void say(const Line *line, const char *words, const Outcome *outcome) {
  show("%s %d %s:%s%s%s%s", line->owner, (int)(line - program->lines),
       line->text, *words ? " " : "", words, outcome ? " " : "",
       outcome ? text_of(*outcome) : "");
}
