// exercise.h: what counter.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "08-sockets/files.h"

typedef struct Counter {
  int fd;         // a socket; owned from counter_start() on
  int64_t bytes;  // how many came so far
  Callback *done; // is called with the Counter, once
} Counter;

// Counts what comes from the socket, by callbacks alone. At its end, or when it
// has failed, the socket is closed and `done` is called. Borrows the Counter
// until then.
Outcome counter_start(Loop *loop, Counter *self);

// Before that: closes the socket at once, and `done` is not called.
void counter_stop(Loop *loop, Counter *self);

#endif
