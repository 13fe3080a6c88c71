// lib/os_error.h: an error of the operating system has Python's type and text.
#include "os_error.h"

#include <errno.h>

#include "testing.h"

TEST(the_text_begins_with_the_number,
     "raised_os_error() says what the system says of this number, behind it",
     "") {
  expect(raised_os_error(EPIPE), text_format("raise BrokenPipeError: [Errno "
                                             "%d] %s",
                                             EPIPE, strerror(EPIPE)));
  expect(raised_os_error_text(EADDRINUSE, "not here"),
         text_format("raise OSError: [Errno %d] not here", EADDRINUSE));
}

static const struct {
  int number;
  ErrorType type;
} types[] = {
    {EAGAIN, BlockingIOError},
    {EALREADY, BlockingIOError},
    {EINPROGRESS, BlockingIOError},
    {EPIPE, BrokenPipeError},
    {ESHUTDOWN, BrokenPipeError},
    {ECONNABORTED, ConnectionAbortedError},
    {ECONNREFUSED, ConnectionRefusedError},
    {ECONNRESET, ConnectionResetError},
    {EEXIST, FileExistsError},
    {ENOENT, FileNotFoundError},
    {EINTR, InterruptedError},
    {EACCES, PermissionError},
    {EPERM, PermissionError},
    {ETIMEDOUT, TimeoutError},
    {EMFILE, OSError},
    {EBADF, OSError},
};

TEST(a_number_has_a_type,
     "Each number has the type that Python gives it, and all of them are "
     "OSErrors",
     "") {
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    Error e = raised_os_error(types[i].number).error;
    ck_assert_str_eq(error_type_name(e.type), error_type_name(types[i].type));
    ck_assert(error_is(e, OSError));
  }
}

TEST(
    a_connection_fails_in_four_ways,
    "`except ConnectionError` takes what is broken, aborted, refused or reset, "
    "and nothing else",
    "") {
  static const int fails[] = {EPIPE, ECONNABORTED, ECONNREFUSED, ECONNRESET};
  for (size_t i = 0; i < sizeof fails / sizeof *fails; i++)
    ck_assert(error_is(raised_os_error(fails[i]).error, ConnectionError));
  ck_assert(!error_is(raised_os_error(ENOENT).error, ConnectionError));
}

TEST(the_text_is_kept,
     "The message outlives the words that it was made of, as every Error's "
     "does",
     "") {
  char words[] = "no";
  Outcome o = raised_os_error_text(EMFILE, words);
  words[0] = 'y';
  expect(o, text_format("raise OSError: [Errno %d] no", EMFILE));
}
