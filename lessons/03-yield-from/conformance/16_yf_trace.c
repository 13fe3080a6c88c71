// 16_yf_trace.c: next, send and the return value through yield from
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome g2(Coroutine *self, void *arg) {
  print("start g2");
  Value x = TRY(coroutine_yield(self, value_str("g2 spam")));
  print("g2 received %s", str(x));
  x = TRY(coroutine_yield(self, value_str("g2 more spam")));
  print("g2 received %s", str(x));
  return returned(*(Value *)arg);
}

static Outcome g1(Coroutine *self, void *arg) {
  (void)arg;
  print("start g1");
  Value x = TRY(coroutine_yield(self, value_str("g1 ham")));
  print("g1 received %s", str(x));
  Value ret = value_none();
  Value r = TRY(delegate(self, coroutine_new(g2, &ret)));
  print("g2 returned %s", str(r));
  ret = value_int(42);
  r = TRY(delegate(self, coroutine_new(g2, &ret)));
  print("g2 returned %s", str(r));
  x = TRY(coroutine_yield(self, value_str("g1 eggs")));
  print("g1 received %s", str(x));
  return returned(value_str("g1 end"));
}

int main(void) {
  Coroutine *g = coroutine_new(g1, NULL);
  Outcome o = coroutine_next(g);
  for (int x = 1; o.how == YIELDED; x++) {
    print("yielded %s", str(o.value));
    o = coroutine_send(g, value_int(x));
  }
  print("stop %s", str(o.value));
  coroutine_free(g);
}
