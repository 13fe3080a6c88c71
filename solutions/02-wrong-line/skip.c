// skip.c: an error thrown at a body that catches it
//
// def jobs(): for j in 1, 2: try: yield j / except ValueError: print("skip", j)
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome jobs(Coroutine *self, void *arg) {
  (void)arg;
  for (int j = 1; j <= 2; j++) {
    Outcome o = coroutine_yield(self, value_int(j));
    if (o.how == RAISED && !error_is(o.error, ValueError))
      return o;
    if (o.how == RAISED)
      print("skip %d", j);
  }
  return returned(value_str("no more"));
}

int main(void) {
  Coroutine *c = coroutine_new(jobs, NULL);
  Error error = raised(ValueError, "").error;
  print("%s", outcome_repr(coroutine_next(c)));
  print("%s", outcome_repr(coroutine_throw(c, error)));
  print("%s", outcome_repr(coroutine_throw(c, error)));
  print("%s", outcome_repr(coroutine_throw(c, error)));
  coroutine_free(c);
}
