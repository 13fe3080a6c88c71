// exercise.h: what rate.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "07-queues/lock.h"

// What is known of a host. Yours to use, and to change.
typedef struct RateHost {
  struct RateHost *next;
  char *name;
  Lock lock;
  double free_at; // by the loop's clock
} RateHost;

typedef struct Rate {
  double interval; // seconds from one request to the next of the same host
  RateHost *hosts;
} Rate;

// Comes back when the caller may send a request to this host, which is at once
// when there was none for so many seconds. Whoever has to wait is let through
// in the order in which they came, one in each interval; hosts do not wait for
// each other. The name is borrowed for the call only. RETURNED None; RAISED
// CancelledError, and then there was no request: those behind him come as if he
// had never been there.
//
// async def rate_wait(rate, host):
Outcome rate_wait(Rate *self, Coroutine *caller, const char *host);

// Gives back all that it has. Nobody waits in it any more.
void rate_release(Rate *self);

#endif
