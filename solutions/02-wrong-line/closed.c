// closed.c: a coroutine is closed while it holds something
//
// def keeper(): print("open"); try: yield / finally: print("shut")
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome keeper(Coroutine *self, void *arg) {
  (void)arg;
  print("open");
  Outcome o = coroutine_yield(self, value_none());
  print("shut"); // finally:
  return ended(o);
}

int main(void) {
  Coroutine *c = coroutine_new(keeper, NULL);
  coroutine_send(c, value_int(1));
  coroutine_next(c);
  coroutine_close(c);
  coroutine_close(c);
  print("end");
  coroutine_free(c);
}
