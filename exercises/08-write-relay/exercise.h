// exercise.h: what relay.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "08-sockets/socket.h"

typedef struct Relay {
  int a, b; // two sockets; borrowed
} Relay;

// Stands between two who talk: what comes from `a` is sent to `b`, and what
// comes from `b` is sent to `a`, both at the same time, in order, and with no
// more in hand than a few thousand bytes for each. When one of them has ended,
// the other one hears of the end, by shutdown(fd, SHUT_WR), and may still send.
// RETURNED None when both have ended. RAISED OSError when sending or receiving
// has failed in one direction, the first if both; the other direction is
// stopped then. RAISED CancelledError when it was cancelled. Whatever it comes
// back with, nobody reads from the sockets any more.
//
// async def relay(pair):
Outcome relay(Coroutine *self, void *pair); // a Relay *

#endif
