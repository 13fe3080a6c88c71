// test_started.h: what a test of coroutines begins with, and an error to throw.
#ifndef TEST_STARTED_H
#define TEST_STARTED_H

#include "02-coroutine/coroutine.h"
#include "testing.h"

// A new coroutine that stands at its first yield. The caller frees it.
static inline Coroutine *started(CoroutineBody *body, void *arg) {
  Coroutine *c = coroutine_new(body, arg);
  Outcome first = coroutine_next(c);
  ck_assert_msg(first.how == YIELDED, "the first next() does not yield: %s",
                outcome_repr(first));
  return c;
}

// c.throw(type(message))
static inline Outcome throw_error(Coroutine *c, ErrorType type,
                                  const char *message) {
  return coroutine_throw(c, raised(type, message).error);
}

#endif
