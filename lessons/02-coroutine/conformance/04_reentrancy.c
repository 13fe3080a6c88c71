// 04_reentrancy.c: a running one cannot be resumed, thrown into or closed
//
// The scenario is one of lesson 1, but send(), throw() and close() come with
// the coroutine.
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Coroutine *g;

static Outcome do_next(void) { return coroutine_next(g); }
static Outcome do_send(void) { return coroutine_send(g, value_int(1)); }
static Outcome do_throw(void) {
  return coroutine_throw(g, raised(LookupError, "k").error);
}
static Outcome do_close(void) { return coroutine_close(g); }

static Outcome naughty(Coroutine *self, void *arg) {
  static const struct {
    const char *what;
    Outcome (*call)(void);
  } all[] = {{"next", do_next},
             {"send", do_send},
             {"throw", do_throw},
             {"close", do_close}};
  (void)arg;
  for (int i = 0; i < 4; i++) {
    Outcome o = all[i].call();
    if (o.how == RAISED && error_is(o.error, ValueError))
      print("%s -> %s", all[i].what, o.error.message);
    TRY(coroutine_yield(self, value_str(all[i].what)));
  }
  TRY(coroutine_next(g)); // not caught: ends the coroutine
  return coroutine_yield(self, value_str("never"));
}

int main(void) {
  g = coroutine_new(naughty, NULL);
  for (int i = 0; i < 4; i++)
    print("got %s", str(coroutine_next(g).value));
  Outcome o = coroutine_next(g);
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("outside: %s", o.error.message);
  if (coroutine_next(g).how == RETURNED)
    print("finished");
  coroutine_free(g);
}
