// thrown.c: two bodies that would handle the error
//
// def inner():
//   try: yield 1
//   except ValueError: print("inner handles it"); yield 2
// def outer():
//   try: yield from inner()
//   except ValueError: print("outer handles it")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static bool is_value_error(Outcome o) {
  return o.how == RAISED && error_is(o.error, ValueError);
}

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (!is_value_error(o))
    return o;
  print("inner handles it");
  return coroutine_yield(self, value_int(2));
}

static Outcome outer(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(inner, arg));
  if (!is_value_error(o))
    return ended(o);
  print("outer handles it");
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  coroutine_next(g);
  Outcome o = coroutine_throw(g, raised(ValueError, "").error);
  print("%s", outcome_repr(o));
  coroutine_free(g);
}
