// value.c: what is a delegation worth?
//
// def inner(): yield 1; yield 2; return "done"
// def outer(): r = yield from inner(); print("r =", r)
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  TRY(coroutine_yield(self, value_int(1)));
  TRY(coroutine_yield(self, value_int(2)));
  return returned(value_str("done"));
}

static Outcome outer(Coroutine *self, void *arg) {
  Value r = TRY(delegate(self, coroutine_new(inner, arg)));
  print("r = %s", str(r));
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  for (Outcome o = coroutine_next(g); o.how == YIELDED; o = coroutine_next(g))
    print("%s", str(o.value));
  coroutine_free(g);
}
