// loop.c: an error thrown at a loop over the sub, and at a tube to it
//
// def inner():
//   try: yield "ready"
//   except ValueError: print("inner caught it"); return 5
// def loop(): for x in inner(): yield x
// def tube(): return (yield from inner())
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_str("ready"));
  if (o.how != RAISED || !error_is(o.error, ValueError))
    return ended(o);
  print("inner caught it");
  return returned(value_int(5));
}

static Outcome loop(Coroutine *self, void *arg) {
  Coroutine *sub = coroutine_new(inner, arg);
  Outcome o = coroutine_next(sub);
  while (o.how == YIELDED) {
    o = coroutine_yield(self, o.value);
    if (o.how != RAISED)
      o = coroutine_next(sub);
  }
  coroutine_free(sub);
  return ended(o);
}

static Outcome tube(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(inner, arg));
}

static void throw_at(CoroutineBody *body) {
  Coroutine *g = coroutine_new(body, NULL);
  coroutine_next(g);
  Error error = raised(ValueError, "").error;
  print("%s", outcome_repr(coroutine_throw(g, error)));
  coroutine_free(g);
}

int main(void) {
  throw_at(loop);
  throw_at(tube);
}
