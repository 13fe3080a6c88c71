// closing.c: whose `finally` is first?
//
// def inner(): try: yield 1 / finally: print("inner closed")
// def outer(): try: yield from inner() / finally: print("outer closed")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  print("inner closed");
  return ended(o);
}

static Outcome outer(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(inner, arg));
  print("outer closed");
  return ended(o);
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  coroutine_next(g);
  coroutine_close(g);
  print("end");
  coroutine_free(g);
}
