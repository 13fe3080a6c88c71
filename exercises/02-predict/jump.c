// jump.c: a countdown that can be told to take a larger step
//
// def countdown(n): while n > 0: step = yield n; n -= step or 1
// for n in c: print(n); if n == 5: c.send(2)
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome countdown(Coroutine *self, void *arg) {
  (void)arg;
  int64_t n = 6;
  while (n > 0) {
    Value step = TRY(coroutine_yield(self, value_int(n)));
    n -= value_is_none(step) ? 1 : value_as_int(step);
  }
  return returned(value_none());
}

int main(void) {
  Coroutine *c = coroutine_new(countdown, NULL);
  for (Outcome o = coroutine_next(c); o.how == YIELDED; o = coroutine_next(c)) {
    print("%s", str(o.value));
    if (value_as_int(o.value) == 5)
      coroutine_send(c, value_int(2));
  }
  coroutine_free(c);
}
