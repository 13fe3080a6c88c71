#include "error.h"

#include "die.h"
#include "text.h"

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
    [BaseExceptionGroup] = {"BaseExceptionGroup", BaseException},
    [Exception] = {"Exception", BaseException},
    [ExceptionGroup] = {"ExceptionGroup", Exception},
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
    [BrokenBarrierError] = {"BrokenBarrierError", RuntimeError},
    [TypeError] = {"TypeError", Exception},
    [ValueError] = {"ValueError", Exception},
    [InvalidStateError] = {"InvalidStateError", Exception},
    [QueueEmpty] = {"QueueEmpty", Exception},
    [QueueFull] = {"QueueFull", Exception},
};
static int type_count = ERROR_TYPES;

const char *error_type_name(ErrorType type) {
  return (unsigned)type < (unsigned)type_count ? types[type].name : NULL;
}

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
