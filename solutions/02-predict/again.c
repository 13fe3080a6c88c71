// again.c: a next() after a send()
//
// def echo(): while True: print("got", (yield))
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome echo(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value got = TRY(coroutine_yield(self, value_none()));
    print("got %s", str(got));
  }
}

int main(void) {
  Coroutine *c = coroutine_new(echo, NULL);
  coroutine_next(c);
  coroutine_send(c, value_str("a"));
  coroutine_next(c);
  coroutine_free(c);
}
