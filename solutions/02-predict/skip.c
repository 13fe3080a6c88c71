// skip.c: an error thrown at a body that catches it
//
// def jobs():
//     for j in 1, 2, 3:
//         try: yield j
//         except ValueError: print("skip", j)
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome jobs(Coroutine *self, void *arg) {
  (void)arg;
  for (int j = 1; j <= 3; j++) {
    Outcome o = coroutine_yield(self, value_int(j));
    if (o.how == RAISED && error_is(o.error, ValueError))
      print("skip %d", j);
    else if (o.how == RAISED)
      return o;
  }
  return returned(value_none());
}

int main(void) {
  Coroutine *c = coroutine_new(jobs, NULL);
  print("%s", outcome_repr(coroutine_next(c)));
  Error error = raised(ValueError, "").error;
  print("%s", outcome_repr(coroutine_throw(c, error)));
  print("%s", outcome_repr(coroutine_next(c)));
  coroutine_free(c);
}
