// exercise.h: what fetch.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "07-queues/semaphore.h"

enum { MOST_REDIRECTS = 5 };

typedef struct Reply {
  int status;           // 200; from 300 to 399 the page is elsewhere
  const char *location; // where, as a link in that page; lives on
} Reply;

// The server's: RETURNED None, and the reply; or RAISED some error.
//
// async def ask(url): return reply
Outcome ask(Coroutine *self, const char *url, Reply *reply);

typedef struct Fetch {
  const char *url;
  Semaphore *places; // of its host: borrowed
  double seconds;    // that it may take
} Fetch;

// Fetches a page, wherever it is: RETURNED the status of the reply that is no
// redirect. RAISED what ask() raises; ValueError "too many redirects" behind
// MOST_REDIRECTS of them, "leads nowhere" for a location that is no address;
// TimeoutError when all of it, redirects included, takes longer than it may;
// CancelledError.
//
// It has a place of its host from the first question to the last answer, and
// has none when it comes back, however it ends. The time in which it waits for
// the place does not count.
//
// async def fetch_page(fetch):
Outcome fetch_page(Coroutine *self, void *fetch);

#endif
