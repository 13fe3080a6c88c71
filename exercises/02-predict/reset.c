// reset.c: an error sets a counter back
//
// def counter():
//     n = 0
//     while True:
//         try: yield n; n += 1
//         except ValueError: n = 10
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome counter(Coroutine *self, void *arg) {
  (void)arg;
  int n = 0;
  while (true) {
    Outcome o = coroutine_yield(self, value_int(n));
    if (o.how == RAISED && error_is(o.error, ValueError))
      n = 10;
    else if (o.how == RAISED)
      return o;
    else
      n++;
  }
}

int main(void) {
  Coroutine *c = coroutine_new(counter, NULL);
  print("%s", outcome_repr(coroutine_next(c)));
  print("%s", outcome_repr(coroutine_next(c)));
  Error error = raised(ValueError, "").error;
  print("%s", outcome_repr(coroutine_throw(c, error)));
  print("%s", outcome_repr(coroutine_next(c)));
  coroutine_free(c);
}
