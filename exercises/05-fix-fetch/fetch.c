// fetch.c: asks again and again, and can be stopped
#include "exercise.h"

Outcome fetch(Coroutine *self, void *arg) {
  const Source *source = arg;
  for (int i = 1; true; i++) {
    Outcome o = source->ask(self, source->arg); // await source.ask(arg)
    if (o.how != RAISED)
      return o;
    if (i == source->tries)
      return o;
    sleep_for(self, source->pause);
  }
}
