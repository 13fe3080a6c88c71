// relay.c: delegation three deep, values both ways
//
// Python's twin is relay.py. main() talks with outer() only, but its numbers
// arrive in inner(), and what inner() asks comes out. Each return value goes
// one level up: that is what the yield from there is worth.
#include "03-yield-from/yield_from.h"
#include "trace.h"

// def inner():
static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Value a = TRY(coroutine_yield(self, value_str("first number?")));
  Value b = TRY(coroutine_yield(self, value_str("second number?")));
  return returned(value_int(value_as_int(a) + value_as_int(b)));
}

// def middle():
static Outcome middle(Coroutine *self, void *arg) {
  // total = yield from inner()
  Value total = TRY(delegate(self, coroutine_new(inner, arg)));
  print("middle got %s", str(total));
  return returned(value_int(value_as_int(total) * 10));
}

// def outer():
static Outcome outer(Coroutine *self, void *arg) {
  // result = yield from middle()
  Value result = TRY(delegate(self, coroutine_new(middle, arg)));
  print("outer got %s", str(result));
  return returned(value_str(message_format("%s points", str(result))));
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  print("%s", str(coroutine_next(g).value));
  print("%s", str(coroutine_send(g, value_int(3)).value));
  Outcome o = coroutine_send(g, value_int(4));
  if (o.how == RETURNED)
    print("main got %s", str(o.value));
  coroutine_free(g);
}
