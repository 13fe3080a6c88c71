// 08_just_started.c: send, throw and close before the first line has run
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome gen(Coroutine *self, void *arg) {
  const char *name = arg;
  print("%s body", name);
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED)
    goto finally;
  print("%s x = %s", name, str(o.value));
  o = coroutine_yield(self, value_int(2));
finally:
  print("%s finally", name);
  return ended(o);
}

// What a next(), send() or throw() came back with.
static void call(const char *what, Outcome o) {
  if (o.how == YIELDED)
    print("%s returned %s", what, str(o.value));
  else
    print("%s raised %s", what,
          o.how == RETURNED ? "StopIteration" : error_repr(o.error));
}

static void call_close(const char *what, Coroutine *g) {
  Outcome o = coroutine_close(g);
  if (o.how == RAISED)
    print("%s raised %s", what, error_repr(o.error));
  else
    print("%s returned %s", what, str(o.value));
}

int main(void) {
  Coroutine *g = coroutine_new(gen, "a");
  call("a.send(5)", coroutine_send(g, value_int(5)));
  call("a.next", coroutine_next(g));
  call("a.send(6)", coroutine_send(g, value_int(6)));
  call_close("a.close", g);
  coroutine_free(g);

  g = coroutine_new(gen, "b");
  call("b.throw", coroutine_throw(g, raised(ValueError, "v").error));
  call("b.next", coroutine_next(g));
  coroutine_free(g);

  g = coroutine_new(gen, "c");
  call_close("c.close", g);
  call("c.next", coroutine_next(g));
  coroutine_free(g);
}
