// closing.c: what does a close() run?
//
// def body(): try: yield 1 / finally: print("cleanup")
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  print("cleanup"); // finally:
  return ended(o);
}

int main(void) {
  Coroutine *started = coroutine_new(body, NULL);
  Coroutine *fresh = coroutine_new(body, NULL);
  coroutine_next(started);
  print("close one that waits at its yield");
  coroutine_close(started);
  print("close one that has not started");
  coroutine_close(fresh);
  print("end");
  coroutine_free(started);
  coroutine_free(fresh);
}
