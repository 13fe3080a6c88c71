// call.c: a C function that the body calls
//
// In Python it would be `name = yield from ask()`.
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_str("your name"));
}

static Outcome greet(Coroutine *self, void *arg) {
  Value name = TRY(ask(self, arg));
  print("hello %s", str(name));
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(greet, NULL);
  print("asked: %s", str(coroutine_next(g).value));
  coroutine_send(g, value_str("Ada"));
  print("end");
  coroutine_free(g);
}
