// 11_close.c: close() on a suspended coroutine
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome nested(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  print("inner finally");
  print("outer finally");
  return ended(o);
}

static Outcome swallow(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit)) {
    print("swallow: GeneratorExit");
    o = returned(value_none());
  }
  return ended(o);
}

static Outcome other(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    return raised(TypeError, "fie!");
  return ended(o);
}

static Outcome stopiter(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    return raised(StopIteration, "");
  return ended(o);
}

static Outcome only_exception(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, Exception)) {
    print("never");
    o = returned(value_none());
  }
  return ended(o);
}

int main(void) {
  static const struct {
    const char *name;
    CoroutineBody *body;
  } all[] = {{"nested", nested},
             {"swallow", swallow},
             {"other", other},
             {"stopiter", stopiter},
             {"only_exception", only_exception}};
  for (int i = 0; i < 5; i++) {
    Coroutine *g = coroutine_new(all[i].body, NULL);
    coroutine_next(g);
    for (int again = 0; again < 2; again++) {
      Outcome o = coroutine_close(g);
      print("%s %s %s %s", all[i].name, again ? "close again" : "close",
            o.how == RAISED ? "!!" : "->", outcome_repr(o));
    }
    coroutine_free(g);
  }
}
