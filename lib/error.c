#include "error.h"

#include "die.h"
#include "misuse.h"
#include "stack.h"
#include "symbol.h"
#include "text.h"

#if WITH_ASAN
#include <sanitizer/asan_interface.h>
#endif

enum { MOST_TYPES = 80 };

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
    [EOFError] = {"EOFError", Exception},
    [IncompleteReadError] = {"IncompleteReadError", EOFError},
    [LimitOverrunError] = {"LimitOverrunError", Exception},
    [LookupError] = {"LookupError", Exception},
    [IndexError] = {"IndexError", LookupError},
    [KeyError] = {"KeyError", LookupError},
    [OSError] = {"OSError", Exception},
    [BlockingIOError] = {"BlockingIOError", OSError},
    [ConnectionError] = {"ConnectionError", OSError},
    [BrokenPipeError] = {"BrokenPipeError", ConnectionError},
    [ConnectionAbortedError] = {"ConnectionAbortedError", ConnectionError},
    [ConnectionRefusedError] = {"ConnectionRefusedError", ConnectionError},
    [ConnectionResetError] = {"ConnectionResetError", ConnectionError},
    [FileExistsError] = {"FileExistsError", OSError},
    [FileNotFoundError] = {"FileNotFoundError", OSError},
    [InterruptedError] = {"InterruptedError", OSError},
    [PermissionError] = {"PermissionError", OSError},
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

// Whose stack goes, and the text with it; NULL: it lies elsewhere.
static const void *owner_of(const char *text) {
#if WITH_ASAN // which keeps the arrays of who runs now in another place
  void *elsewhere = __asan_get_current_fake_stack();
  if (__asan_addr_is_in_fake_stack(elsewhere, (void *)text, NULL, NULL))
    text = __builtin_frame_address(0);
#endif
  return stack_owner(text);
}

void error_expect_lasting(Error error) {
  if (text_is_lent(error.message))
    misuse(
        "raised(): the message \"%s\" is only lent, by text_format() or repr() "
        "(use raised_format())",
        error.message);
  const void *owner = owner_of(error.message);
  if (owner)
    misuse(
        "raised(): the message \"%s\" lies on the stack of %s() and goes with "
        "it (use raised_format())",
        error.message, symbol_name(owner));
}

const char *error_repr(Error error) {
  const char *name = error_type_name(error.type);
  if (!error.message[0])
    return name;
  return text_format("%s: %s", name, error.message);
}
