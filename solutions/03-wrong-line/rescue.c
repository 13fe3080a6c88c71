// rescue.c: an error thrown in from outside
//
// def worker():
//   try: yield "work"
//   except ValueError: yield "repaired"
//   return "ok"
// def boss():
//   try: return (yield from worker())
//   except ValueError: return "given up"
#include "03-yield-from/yield_from.h"

static bool is_value_error(Outcome o) {
  return o.how == RAISED && error_is(o.error, ValueError);
}

static Outcome worker(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_str("work"));
  if (is_value_error(o))
    o = coroutine_yield(self, value_str("repaired"));
  TRY(o);
  return returned(value_str("ok"));
}

static Outcome boss(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(worker, arg));
  return is_value_error(o) ? returned(value_str("given up")) : o;
}

int main(void) {
  Coroutine *g = coroutine_new(boss, NULL);
  coroutine_next(g);
  coroutine_throw(g, raised(ValueError, "broken").error);
  coroutine_next(g);
  coroutine_free(g);
}
