// turns.c: two delegations in one body
//
// def count(n): for i in range(2): yield n + str(i)
// def both(): yield from count("a"); yield from count("b")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome count(Coroutine *self, void *arg) {
  const char *n = arg;
  for (int i = 0; i < 2; i++)
    TRY(coroutine_yield(self, value_str(message_format("%s%d", n, i))));
  return returned(value_none());
}

static Outcome both(Coroutine *self, void *arg) {
  (void)arg;
  TRY(delegate(self, coroutine_new(count, "a")));
  TRY(delegate(self, coroutine_new(count, "b")));
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(both, NULL);
  for (Outcome o = coroutine_next(g); o.how == YIELDED; o = coroutine_next(g))
    print("%s", str(o.value));
  coroutine_free(g);
}
