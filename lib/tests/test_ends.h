// test_ends.h: how a run in a process of its own ends.
#ifndef TEST_ENDS_H
#define TEST_ENDS_H

#include <string.h>

#include "testing.h"

// Does `run` end the program with an error, and say this on the way?
#define expect_dies(run, text)                                                 \
  do {                                                                         \
    int status_;                                                               \
    const char *output_ = output_of(run, &status_);                            \
    ck_assert_msg(status_ != 0 && strstr(output_, text) != NULL,               \
                  "expected \"%s\"; the program ended with status %d and "     \
                  "said:\n%s",                                                 \
                  text, status_, output_);                                     \
  } while (0)

// Does `run` come to its end, and say exactly this?
#define expect_says(run, text)                                                 \
  do {                                                                         \
    int status_;                                                               \
    ck_assert_str_eq(output_of(run, &status_), text);                          \
    ck_assert_int_eq(status_, 0);                                              \
  } while (0)

#endif
