// fetch.c: a page, wherever it is
#include <stdlib.h>

#include "06-together/timeout.h"
#include "exercise.h"
#include "text.h"

static Outcome ask_in_place(Coroutine *self, const Fetch *fetch,
                            const char *url, Reply *reply) {
  TRY(semaphore_acquire(fetch->places, self));
  TRY(ask(self, url, reply));
  semaphore_release(fetch->places);
  return returned(value_none());
}

static Outcome ask_in_time(Coroutine *self, const Fetch *fetch, const char *url,
                           Reply *reply) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, fetch->seconds)); // async with asyncio.timeout():
  Outcome o = ask_in_place(self, fetch, url, reply);
  return timeout_exit(&timeout, o);
}

Outcome fetch_page(Coroutine *self, void *arg) {
  const Fetch *fetch = arg;
  char *url = text_new("%s", fetch->url);
  Reply reply = {0};
  Outcome o = ask_in_time(self, fetch, url, &reply);
  while (o.how == RETURNED && reply.status / 100 == 3) {
    free(url);
    url = text_new("%s", reply.location);
    o = ask_in_time(self, fetch, url, &reply);
  }
  free(url);
  return o.how == RAISED ? o : returned(value_int(reply.status));
}
