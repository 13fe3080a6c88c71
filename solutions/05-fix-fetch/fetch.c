// fetch.c: asks again and again, and can be stopped
#include "exercise.h"

Outcome fetch(Coroutine *self, void *arg) {
  const Source *source = arg;
  for (int i = 1; true; i++) {
    Outcome o = source->ask(self, source->arg); // await source.ask(arg)
    if (o.how != RAISED || !error_is(o.error, Exception))
      return o; // the answer; or nothing that another try would help against
    if (i == source->tries)
      return o;
    TRY(sleep_for(self, source->pause));
  }
}
