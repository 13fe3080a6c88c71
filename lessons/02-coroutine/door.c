// door.c: try and finally around a yield
//
// Python's twin is door.py. Whatever comes in through the yield, a value, an
// error or a close, the way out leads through the finally.
#include "02-coroutine/coroutine.h"
#include "trace.h"

// def door():
static Outcome door(Coroutine *self, void *arg) {
  (void)arg;
  print("the door is open");
  Outcome o = coroutine_yield(self, value_none()); // try: guest = yield
  if (o.how == RAISED)
    goto finally;
  print("%s comes in", str(o.value));
finally:
  print("the door is shut");
  return ended(o); // with the error, if there is one
}

// A door whose body stands at its yield.
static Coroutine *open_door(void) {
  Coroutine *d = coroutine_new(door, NULL);
  coroutine_next(d);
  return d;
}

int main(void) {
  Coroutine *d = open_door();
  Outcome o = coroutine_send(d, value_str("Ada"));
  if (o.how == RETURNED)
    print("it returned");
  coroutine_free(d);

  d = open_door();
  o = coroutine_throw(d, raised(RuntimeError, "fire!").error);
  if (o.how == RAISED)
    print("it raised %s", o.error.message);
  coroutine_free(d);

  d = open_door();
  o = coroutine_close(d); // throws GeneratorExit, and expects it back
  if (o.how == RETURNED)
    print("it is closed");
  coroutine_free(d);
}
