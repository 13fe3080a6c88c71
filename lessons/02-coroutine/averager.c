// averager.c: a coroutine fed by send()
//
// Python's twin is averager.py. One yield works both ways: the average so far
// goes out with it, and the next number comes in.
#include "02-coroutine/coroutine.h"
#include "trace.h"

// def averager():
static Outcome averager(Coroutine *self, void *arg) {
  (void)arg;
  double total = 0;
  Value average = value_none();
  for (int count = 1;; count++) {
    Value x = TRY(coroutine_yield(self, average)); // x = yield average
    total += value_as_float(x);
    average = value_float(total / count);
  }
}

int main(void) {
  Coroutine *a = coroutine_new(averager, NULL);
  // It has not reached its yield, so nobody is there to take a number.
  Outcome o = coroutine_send(a, value_int(10));
  if (o.how == RAISED && error_is(o.error, TypeError))
    print("%s", o.error.message);
  // next() brings it there.
  print("first yield: %s", str(coroutine_next(a).value));
  const int numbers[] = {10, 30, 5};
  for (int i = 0; i < 3; i++) {
    o = coroutine_send(a, value_int(numbers[i]));
    print("send %d -> %s", numbers[i], str(o.value));
  }
  coroutine_free(a); // closes it first
}
