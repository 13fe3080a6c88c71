// fetch.c: a page, wherever it is
#include <stdlib.h>

#include "06-together/timeout.h"
#include "11-crawler/links.h"
#include "exercise.h"
#include "text.h"

// Takes the address, which is the first of them.
static Outcome follow(Coroutine *self, char *url) {
  Outcome o = returned(value_none());
  Reply reply;
  for (int redirects = 0; url; redirects++) {
    reply = (Reply){0};
    o = ask(self, url, &reply);
    if (o.how == RAISED || reply.status / 100 != 3)
      break;
    if (redirects == MOST_REDIRECTS) {
      o = raised(ValueError, "too many redirects");
      break;
    }
    char *next = url_join(url, reply.location);
    free(url);
    url = next;
  }
  if (!url)
    return raised(ValueError, "leads nowhere");
  free(url);
  return o.how == RAISED ? o : returned(value_int(reply.status));
}

static Outcome follow_in_time(Coroutine *self, const Fetch *fetch) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, fetch->seconds)); // async with asyncio.timeout():
  Outcome o = follow(self, text_new("%s", fetch->url));
  return timeout_exit(&timeout, o);
}

Outcome fetch_page(Coroutine *self, void *arg) {
  const Fetch *fetch = arg;
  TRY(semaphore_acquire(fetch->places, self)); // async with fetch.places:
  Outcome o = follow_in_time(self, fetch);
  semaphore_release(fetch->places);
  return o;
}
