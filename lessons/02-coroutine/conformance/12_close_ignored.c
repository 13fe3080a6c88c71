// 12_close_ignored.c: a coroutine that yields while being closed
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome stubborn(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit)) {
    print("ignoring");
    o = coroutine_yield(self, value_int(2)); // this value is lost
  }
  if (o.how == RAISED)
    return o;
  print("alive");
  return ended(coroutine_yield(self, value_int(3)));
}

static Outcome cleanup(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  // finally:
  TRY(coroutine_yield(self, value_int(2)));
  print("cleanup done");
  return ended(o);
}

static void call_next(Coroutine *g) {
  Outcome o = coroutine_next(g);
  if (o.how == YIELDED)
    print("next -> %s", str(o.value));
  else
    print("next !! %s",
          o.how == RETURNED ? "StopIteration" : error_repr(o.error));
}

static void call_close(Coroutine *g) {
  Outcome o = coroutine_close(g);
  print("close %s %s", o.how == RAISED ? "!!" : "->", outcome_repr(o));
}

int main(void) {
  Coroutine *g = coroutine_new(stubborn, NULL);
  call_next(g);
  call_close(g);
  call_next(g);
  call_close(g);
  call_next(g);
  coroutine_free(g);

  g = coroutine_new(cleanup, NULL);
  call_next(g);
  call_close(g);
  call_next(g); // the pending GeneratorExit goes on
  call_next(g);
  coroutine_free(g);
}
