// 17_yf_throw.c: throw() through yield from
#include <string.h>

#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome sub(Coroutine *self, void *arg) {
  const char *mode = arg;
  // try:
  Outcome o = coroutine_yield(self, value_str("sub 1"));
  if (o.how == RETURNED)
    o = coroutine_yield(self, value_str("sub 2"));
  // except ValueError as e:
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    print("%s sub caught %s", mode, o.error.message);
    o = returned(value_none());
    if (!strcmp(mode, "sub yields"))
      o = coroutine_yield(self, value_str("sub saved"));
    if (!strcmp(mode, "sub raises"))
      o = raised(LookupError, "k");
    if (o.how == RETURNED)
      o = returned(value_str("sub value"));
  } else if (o.how == RETURNED) {
    o = returned(value_none());
  }
  // finally:
  print("%s sub finally", mode);
  return o;
}

static Outcome outer(Coroutine *self, void *arg) {
  const char *mode = arg;
  // try:
  Outcome o = delegate(self, coroutine_new(sub, arg));
  if (o.how == RETURNED) {
    print("%s result %s", mode, str(o.value));
    o = coroutine_yield(self, value_str("outer 1"));
  }
  // except LookupError as e:
  if (o.how == RAISED && error_is(o.error, LookupError)) {
    print("%s outer caught %s", mode, error_repr(o.error));
    o = coroutine_yield(self, value_str("outer saved"));
  }
  // finally:
  print("%s outer finally", mode);
  return ended(o);
}

static void call(const char *what, Outcome o) {
  if (o.how == YIELDED)
    print("%s -> %s", what, str(o.value));
  else
    print("%s !! %s", what,
          o.how == RETURNED ? "StopIteration" : error_repr(o.error));
}

int main(void) {
  static char *const modes[] = {"sub yields", "sub returns", "sub raises",
                                "uncaught"};
  for (int i = 0; i < 4; i++) {
    Coroutine *g = coroutine_new(outer, modes[i]);
    coroutine_next(g);
    Outcome e = i < 3 ? raised(ValueError, "v") : raised(TypeError, "t");
    call(modes[i], coroutine_throw(g, e.error));
    call(modes[i], coroutine_next(g));
    coroutine_free(g);
  }
}
