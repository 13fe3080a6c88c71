// leaving.c: a loop that breaks off
//
// def body(): try: yield 1; yield 2 / finally: print("cleanup")
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how != RAISED)
    o = coroutine_yield(self, value_int(2));
  print("cleanup"); // finally:
  return ended(o);
}

int main(void) {
  Coroutine *c = coroutine_new(body, NULL);
  for (Outcome o = coroutine_next(c); o.how == YIELDED; o = coroutine_next(c))
    break;
  print("after break");
  print("%s", str(coroutine_next(c).value));
  coroutine_close(c);
  coroutine_free(c);
}
