// error.h: an exception, as a type and a message.
//
// An Error is passed by value, like a Value: an Error by pointer would dangle
// as soon as the frame that made it is gone. The types carry Python's names
// and Python's bases, so error_is() answers as an `except` clause would:
// error_is(e, Exception) is false for CancelledError and GeneratorExit.
#ifndef ERROR_H
#define ERROR_H

#include <stdbool.h>

typedef enum { YIELDED, RETURNED, RAISED } How; // how an Outcome came

typedef enum {
  BaseException,
  GeneratorExit,
  KeyboardInterrupt,
  SystemExit,
  CancelledError,
  BaseExceptionGroup,
  Exception,
  ExceptionGroup,
  StopIteration,
  ArithmeticError,
  OverflowError,
  ZeroDivisionError,
  AssertionError,
  AttributeError,
  EOFError,
  IncompleteReadError,
  LimitOverrunError,
  LookupError,
  IndexError,
  KeyError,
  OSError,
  BlockingIOError,
  ConnectionError,
  BrokenPipeError,
  ConnectionAbortedError,
  ConnectionRefusedError,
  ConnectionResetError,
  FileExistsError,
  FileNotFoundError,
  InterruptedError,
  PermissionError,
  TimeoutError,
  RuntimeError,
  BrokenBarrierError,
  TypeError,
  ValueError,
  InvalidStateError,
  QueueEmpty,
  QueueFull,
  ERROR_TYPES // how many there are; error_type_new() counts on from here
} ErrorType;

typedef struct Error {
  ErrorType type;
  How how_;            // nothing of an Error's: an Outcome keeps its `how` here
  const char *message; // lives as long as the program; "" when there is none
} Error;

// Python's `except base`: is the error of that type or of one derived from it?
bool error_is(Error error, ErrorType base);

const char *error_type_name(ErrorType type); // NULL for no type at all

// Python's `class NAME(BASE): pass`. Borrows the name for good; dies after
// forty-odd types. To be called before there is a second thread.
ErrorType error_type_new(const char *name, ErrorType base);

// In a checked build, raised() finds out here when the message will not last,
// and ends the program.
void error_expect_lasting(Error error);

// `Type: message`, or `Type` alone when there is no message; the text stays
// until sixteen more were asked for (see text.h).
const char *error_repr(Error error);

#endif
