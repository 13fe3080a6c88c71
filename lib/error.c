#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "value.h"

enum { MOST_TYPES = 64 };

static struct {
  const char *name;
  ErrorType base;
} types[MOST_TYPES] = {
    [BaseException] = {"BaseException", BaseException},
    [GeneratorExit] = {"GeneratorExit", BaseException},
    [KeyboardInterrupt] = {"KeyboardInterrupt", BaseException},
    [SystemExit] = {"SystemExit", BaseException},
    [CancelledError] = {"CancelledError", BaseException},
    [Exception] = {"Exception", BaseException},
    [StopIteration] = {"StopIteration", Exception},
    [ArithmeticError] = {"ArithmeticError", Exception},
    [OverflowError] = {"OverflowError", ArithmeticError},
    [ZeroDivisionError] = {"ZeroDivisionError", ArithmeticError},
    [AssertionError] = {"AssertionError", Exception},
    [AttributeError] = {"AttributeError", Exception},
    [LookupError] = {"LookupError", Exception},
    [IndexError] = {"IndexError", LookupError},
    [KeyError] = {"KeyError", LookupError},
    [OSError] = {"OSError", Exception},
    [TimeoutError] = {"TimeoutError", OSError},
    [RuntimeError] = {"RuntimeError", Exception},
    [TypeError] = {"TypeError", Exception},
    [ValueError] = {"ValueError", Exception},
    [InvalidStateError] = {"InvalidStateError", Exception},
};
static int type_count = ERROR_TYPES;

const char *error_type_name(ErrorType type) { return types[type].name; }

ErrorType error_type_new(const char *name, ErrorType base) {
  if (type_count == MOST_TYPES)
    die("error_type_new: no room for %s after %d types", name, MOST_TYPES);
  types[type_count].name = name;
  types[type_count].base = base;
  return (ErrorType)type_count++;
}

bool error_is(Error error, ErrorType base) {
  ErrorType type = error.type;
  while (type != base && type != BaseException)
    type = types[type].base;
  return type == base;
}

const char *error_repr(Error error) {
  const char *name = error_type_name(error.type);
  if (!error.message[0])
    return name;
  return text_format("%s: %s", name, error.message);
}

// Messages that were made at run time, newest first. An Error may be copied
// anywhere, so nobody knows when its message is last read: none is freed.
static struct Message {
  struct Message *next;
  char text[];
} * messages;

const char *message_format(const char *format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  for (struct Message *m = messages; m; m = m->next)
    if (!strcmp(m->text, text))
      return m->text;
  struct Message *m = allocate(sizeof *m + strlen(text) + 1);
  strcpy(m->text, text);
  m->next = messages;
  messages = m;
  return m->text;
}
