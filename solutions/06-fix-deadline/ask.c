// ask.c: asks a source that may be slow, and can be stopped
#include "06-together/timeout.h"
#include "exercise.h"

static Outcome ask_once(Coroutine *self, const Source *source) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, source->limit)); // async with asyncio.timeout():
  return timeout_exit(&timeout, source->answer(self, source->arg));
}

Outcome ask(Coroutine *self, void *arg) {
  const Source *source = arg;
  for (int i = 1; true; i++) {
    Outcome o = ask_once(self, source);
    if (i == source->tries || o.how != RAISED ||
        !error_is(o.error, TimeoutError))
      return o;
  }
}
