// loop.c: a loop over the sub, and a tube to it
//
// def inner(): while True: print("inner got", (yield))
// def loop(): for x in inner(): yield x
// def tube(): yield from inner()
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  for (;;) {
    Value got = TRY(coroutine_yield(self, value_none()));
    print("inner got %s", str(got));
  }
}

static Outcome loop(Coroutine *self, void *arg) {
  Coroutine *sub = coroutine_new(inner, arg);
  Outcome o = coroutine_next(sub);
  while (o.how == YIELDED && coroutine_yield(self, o.value).how != RAISED)
    o = coroutine_next(sub);
  coroutine_free(sub);
  return ended(o);
}

static Outcome tube(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(inner, arg));
}

static void say_hi(CoroutineBody *body) {
  Coroutine *g = coroutine_new(body, NULL);
  coroutine_next(g);
  coroutine_send(g, value_str("hi"));
  coroutine_free(g);
}

int main(void) {
  say_hi(loop);
  say_hi(tube);
}
