// test_ends.h: how a run in a process of its own ends.
#ifndef TEST_ENDS_H
#define TEST_ENDS_H

#include "testing.h"

// Does `run` come to its end, and say exactly this?
#define expect_says(run, text)                                                 \
  do {                                                                         \
    int status_;                                                               \
    ck_assert_str_eq(output_of(run, &status_), text);                          \
    ck_assert_int_eq(status_, 0);                                              \
  } while (0)

#endif
