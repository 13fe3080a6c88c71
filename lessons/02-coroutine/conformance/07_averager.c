// 07_averager.c: send() delivers values, next() delivers None
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome averager(Coroutine *self, void *arg) {
  (void)arg;
  double total = 0;
  int n = 0;
  Value avg = value_none();
  while (true) {
    Value x = TRY(coroutine_yield(self, avg));
    if (value_is_none(x))
      return returned(value_int(n));
    total += value_as_float(x);
    n++;
    avg = value_float(total / n);
  }
}

int main(void) {
  Coroutine *g = coroutine_new(averager, NULL);
  print("prime %s", str(coroutine_next(g).value));
  const int numbers[] = {10, 30, 5};
  for (int i = 0; i < 3; i++) {
    Outcome o = coroutine_send(g, value_int(numbers[i]));
    print("send %d -> %g", numbers[i], value_as_float(o.value));
  }
  Outcome o = coroutine_next(g);
  if (o.how == RETURNED)
    print("count %s", str(o.value));
  o = coroutine_send(g, value_int(99));
  if (o.how == RETURNED)
    print("after end %s", str(o.value));
  coroutine_free(g);
}
