// os_error.h: what the operating system refuses, as Python's OSError.
//
//   if (bind(fd, ...) < 0)
//     return raised_os_error(errno); // OSError: [Errno 98] Address already ...
//
// The number decides on the type: EPIPE is a BrokenPipeError, ENOENT a
// FileNotFoundError, and what Python has no type for is an OSError.
//
// Python: OSError in Objects/exceptions.c, with the same numbers and texts.
#ifndef OS_ERROR_H
#define OS_ERROR_H

#include "value.h"

Outcome raised_os_error(int number); // of errno.h
// With words of one's own behind the number. Borrows them for the call only.
Outcome raised_os_error_text(int number, const char *text);

#endif
