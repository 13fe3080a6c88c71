// unstarted.c: an error thrown at a body that has not started
//
// def body(): try: yield 1 / except ValueError: print("caught"); yield 2
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    print("caught");
    o = coroutine_yield(self, value_int(2));
  }
  return ended(o);
}

int main(void) {
  Coroutine *c = coroutine_new(body, NULL);
  Outcome o = coroutine_throw(c, raised(ValueError, "").error);
  print("%s", o.how == RAISED ? "it came back" : str(o.value));
  print("%s", str(coroutine_next(c).value));
  coroutine_free(c);
}
