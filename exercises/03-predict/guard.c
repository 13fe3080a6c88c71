// guard.c: two guards around a body that fails
//
// def body(): yield 1; raise ValueError
// def around_the_call(f):
//   try: return f()
//   except ValueError: print("caught around the call")
// def around_the_run(f):
//   try: yield from f()
//   except ValueError: print("caught around the run")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  TRY(coroutine_yield(self, value_int(1)));
  return raised(ValueError, "");
}

static Coroutine *around_the_call(CoroutineBody *f) {
  Coroutine *made = coroutine_new(f, NULL);
  if (!made) // except ValueError:
    print("caught around the call");
  return made;
}

static Outcome around_the_run(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(body, arg));
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    print("caught around the run");
    return returned(value_none());
  }
  return o;
}

static void ask_twice(Coroutine *g) {
  for (int i = 0; i < 2; i++)
    print("%s", outcome_repr(coroutine_next(g)));
  coroutine_free(g);
}

int main(void) {
  ask_twice(around_the_call(body));
  ask_twice(coroutine_new(around_the_run, NULL));
}
