// test_bodies.h: what several of this lesson's tests run.
#ifndef COROUTINE_TEST_BODIES_H
#define COROUTINE_TEST_BODIES_H

#include "02-coroutine/test_started.h"

// def echo(): x = "ready"; while True: x = yield x
static inline Outcome echo(Coroutine *self, void *arg) {
  (void)arg;
  Value x = value_str("ready");
  while (true)
    x = TRY(coroutine_yield(self, x));
}

// def answer(): x = yield; return x
static inline Outcome answer(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_none());
}

// Two finally blocks around one yield.
static inline Outcome nested(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  print("inner finally");
  if (o.how == RAISED)
    goto finally;
  o = coroutine_yield(self, value_int(2));
finally:
  print("outer finally");
  return ended(o);
}

#endif
