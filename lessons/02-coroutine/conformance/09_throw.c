// 09_throw.c: throw() into a suspended coroutine, five outcomes
#include <string.h>

#include "02-coroutine/coroutine.h"
#include "trace.h"

static bool is(const char *mode, const char *name) {
  return !strcmp(mode, name);
}

static Outcome gen(Coroutine *self, void *arg) {
  const char *mode = arg;
  // try:
  Outcome o = coroutine_yield(self, value_str("first"));
  // except ValueError as e:
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    Error e = o.error;
    print("%s caught %s", mode, e.message);
    o = returned(value_none());
    if (is(mode, "yield"))
      o = coroutine_yield(self, value_str("second"));
    else if (is(mode, "return")) {
      o = returned(value_str("bye"));
      goto finally;
    } else if (is(mode, "other"))
      o = raised(LookupError, "k");
    else if (is(mode, "reraise"))
      o = raised_error(e);
    if (o.how == RAISED)
      goto finally;
    print("%s goes on", mode);
    o = coroutine_yield(self, value_str("third"));
    if (o.how == RETURNED) // what was sent is not what we return
      o = returned(value_none());
  }
finally:
  print("%s finally", mode);
  return o;
}

static void call(const char *mode, const char *what, Outcome o) {
  if (o.how == YIELDED)
    print("%s %s -> %s", mode, what, str(o.value));
  else if (o.how == RAISED)
    print("%s %s !! %s", mode, what, error_repr(o.error));
  else if (value_is_none(o.value))
    print("%s %s !! StopIteration", mode, what);
  else
    print("%s %s !! StopIteration: %s", mode, what, str(o.value));
}

int main(void) {
  static char *const modes[] = {"yield", "fall",    "return",
                                "other", "reraise", "miss"};
  for (int i = 0; i < 6; i++) {
    Coroutine *g = coroutine_new(gen, modes[i]);
    coroutine_next(g);
    Outcome e =
        is(modes[i], "miss") ? raised(TypeError, "t") : raised(ValueError, "v");
    call(modes[i], "throw", coroutine_throw(g, e.error));
    call(modes[i], "next", coroutine_next(g));
    coroutine_free(g);
  }
}
