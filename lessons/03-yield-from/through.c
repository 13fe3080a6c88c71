// through.c: throw and close pass through, innermost first
//
// Python's twin is through.py. The error does not meet outer() first: it goes
// to the yield where everything stands, and comes back up from there.
#include "03-yield-from/yield_from.h"
#include "trace.h"

// def inner():
static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_str("deep inside"));
  print("finally in inner");
  return ended(o);
}

// def middle():
static Outcome middle(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(inner, arg));
  print("finally in middle");
  return ended(o);
}

// def outer():
static Outcome outer(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(middle, arg));
  print("finally in outer");
  return ended(o);
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  print("%s", str(coroutine_next(g).value));
  Outcome o = coroutine_throw(g, raised(ValueError, "enough").error);
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("caught: %s", o.error.message);
  coroutine_free(g);

  g = coroutine_new(outer, NULL);
  print("%s", str(coroutine_next(g).value));
  coroutine_close(g);
  print("closed");
  coroutine_free(g);
}
