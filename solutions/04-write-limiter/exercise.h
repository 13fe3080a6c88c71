// exercise.h: not more than one every so often.
//
// Some services may be asked once in two seconds and no more. A limiter takes
// calls at any time and makes them one after the other, each at least `gap`
// seconds after the one before:
//
//   Limiter limiter;
//   limiter_init(&limiter, loop, 2);
//   limiter_call(&limiter, ask, "a");   // ask(loop, "a") at 0
//   limiter_call(&limiter, ask, "b");   // at 2
//   limiter_call(&limiter, ask, "c");   // at 4
#ifndef EXERCISE_H
#define EXERCISE_H

#include "04-event-loop/loop.h"

enum { LIMITER_ROOM = 8 };

typedef struct Call {
  Callback *callback;
  void *arg;
} Call;

typedef struct Limiter {
  Loop *loop;
  double gap;
  Call calls[LIMITER_ROOM]; // that wait, as a ring: the oldest at `first`
  int first, count;
  double free_at; // no call may be made before
  Handle handle;  // of the timer for the oldest call, while there is one
} Limiter;

// A limiter on which nothing waits. Its first call may be made at once.
void limiter_init(Limiter *self, Loop *loop, double gap);

// Has the loop call callback(loop, arg): behind the calls that wait, and `gap`
// seconds after the call before was made, at the earliest. Never right here,
// inside limiter_call(). False when LIMITER_ROOM calls wait already.
bool limiter_call(Limiter *self, Callback *callback, void *arg);

// Drops all calls that wait. The gap to the last one that was made is kept.
void limiter_clear(Limiter *self);

#endif
