// 18_yf_close.c: close() through yield from, and a sub that refuses
#include <string.h>

#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome chain(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  Outcome o = n ? delegate(self, coroutine_new(chain, &less))
                : coroutine_yield(self, value_str("leaf"));
  print("finally %d", n);
  return ended(o);
}

typedef struct Case {
  const char *mode;
  bool catch;
} Case;

static Outcome bad_sub(Coroutine *self, void *arg) {
  const char *mode = ((Case *)arg)->mode;
  Outcome o = coroutine_yield(self, value_int(1));
  // finally:
  print("%s sub finally", mode);
  if (!strcmp(mode, "raises"))
    return raised(ValueError, "nybbles");
  TRY(coroutine_yield(self, value_int(2)));
  return ended(o);
}

static Outcome outer(Coroutine *self, void *arg) {
  Case *this = arg;
  Outcome o = delegate(self, coroutine_new(bad_sub, arg));
  if (o.how == RAISED && error_is(o.error, RuntimeError)) {
    print("%s outer saw %s", this->mode, error_repr(o.error));
    if (this->catch)
      o = returned(value_none());
  }
  print("%s outer finally", this->mode);
  return ended(o);
}

static Outcome close_and_free(Coroutine *g) {
  Outcome o = coroutine_close(g);
  coroutine_free(g);
  return o;
}

int main(void) {
  int three = 3, two = 2;
  Coroutine *g = coroutine_new(chain, &three);
  print("%s", str(coroutine_next(g).value));
  print("close -> %s", outcome_repr(close_and_free(g)));

  Case cases[] = {{"raises", false}, {"ignores", false}, {"ignores", true}};
  for (int i = 0; i < 3; i++) {
    g = coroutine_new(outer, &cases[i]);
    coroutine_next(g);
    Outcome o = close_and_free(g);
    print("%s %s close %s %s", cases[i].mode, str(value_bool(cases[i].catch)),
          o.how == RAISED ? "!!" : "->", outcome_repr(o));
  }

  g = coroutine_new(chain, &two);
  close_and_free(g); // not started: nothing is printed
  print("just-started closed");
}
