// total.c: what does send() come back with?
//
// def total(): t = 0; while True: x = yield t; t += x
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome total(Coroutine *self, void *arg) {
  (void)arg;
  int64_t t = 0;
  while (true)
    t += value_as_int(TRY(coroutine_yield(self, value_int(t))));
}

int main(void) {
  Coroutine *c = coroutine_new(total, NULL);
  print("%s", str(coroutine_next(c).value));
  print("%s", str(coroutine_send(c, value_int(10)).value));
  print("%s", str(coroutine_send(c, value_int(5)).value));
  coroutine_free(c);
}
