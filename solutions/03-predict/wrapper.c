// wrapper.c: what is between "enter" and "leave"?
//
// def traced(f): print("enter"); r = f(); print("leave"); return r
// def body(): print("body"); yield 1
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Coroutine *traced(CoroutineBody *f) {
  print("enter");
  Coroutine *r = coroutine_new(f, NULL);
  print("leave");
  return r;
}

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  print("body");
  return coroutine_yield(self, value_int(1));
}

int main(void) {
  Coroutine *g = traced(body);
  print("%s", str(coroutine_next(g).value));
  coroutine_free(g);
}
