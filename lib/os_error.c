#include "os_error.h"

#include <errno.h>
#include <string.h>

static ErrorType type_of(int number) {
  switch (number) {
  case EAGAIN:
  case EALREADY:
  case EINPROGRESS:
    return BlockingIOError;
  case EPIPE:
  case ESHUTDOWN:
    return BrokenPipeError;
  case ECONNABORTED:
    return ConnectionAbortedError;
  case ECONNREFUSED:
    return ConnectionRefusedError;
  case ECONNRESET:
    return ConnectionResetError;
  case EEXIST:
    return FileExistsError;
  case ENOENT:
    return FileNotFoundError;
  case EINTR:
    return InterruptedError;
  case EACCES:
  case EPERM:
    return PermissionError;
  case ETIMEDOUT:
    return TimeoutError;
  default:
    return OSError;
  }
}

static Outcome raise_with(int number, const char *text, const void *origin) {
  return outcome_from(
      raised_format(type_of(number), "[Errno %d] %s", number, text), origin);
}

Outcome raised_os_error_text(int number, const char *text) {
  return raise_with(number, text, __builtin_return_address(0));
}

Outcome raised_os_error(int number) {
  return raise_with(number, strerror(number), __builtin_return_address(0));
}
