// answer.c: an answer that goes two levels in
//
// def ask(): return (yield "age?")
// def form(): age = yield from ask(); print("age", age); return age
// def visit(): result = yield from form(); print("visit", result)
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_str("age?"));
}

static Outcome form(Coroutine *self, void *arg) {
  Value age = TRY(delegate(self, coroutine_new(ask, arg)));
  print("age %s", str(age));
  return returned(age);
}

static Outcome visit(Coroutine *self, void *arg) {
  Value result = TRY(delegate(self, coroutine_new(form, arg)));
  print("visit %s", str(result));
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(visit, NULL);
  coroutine_next(g);
  coroutine_send(g, value_int(36));
  coroutine_free(g);
}
