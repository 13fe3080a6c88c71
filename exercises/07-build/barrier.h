// barrier.h: nobody goes on before all have come.
//
//   Barrier barrier;
//   TRY(barrier_init(&barrier, 3));
//   Value index = TRY(barrier_wait(&barrier, self)); // in three tasks
//
// When the last of them has come, all go on; then it can be used again. A
// newcomer waits outside until the last of those before has left.
//
// Python: Barrier in asyncio/locks.py, which is made of a Condition as this is.
#ifndef BARRIER_H
#define BARRIER_H

#include "07-queues/condition.h"

typedef enum { FILLING, DRAINING, RESETTING, BROKEN } BarrierState;

typedef struct Barrier {
  size_t parties;     // how many must come
  size_t count;       // how many are inside
  BarrierState state; // BROKEN: by barrier_abort()
  Lock lock;
  Condition changed; // the state, or the count
} Barrier;

// The barrier stays where it is from now on. RETURNED None, or RAISED
// ValueError for 0 parties.
Outcome barrier_init(Barrier *self, size_t parties);
// RETURNED how many had come before, an int; RAISED BrokenBarrierError when
// somebody aborts or resets it, CancelledError.
Outcome barrier_wait(Barrier *self, Coroutine *caller);
// Whoever waits gets a BrokenBarrierError. RETURNED None, RAISED
// CancelledError.
Outcome barrier_reset(Barrier *self, Coroutine *caller); // ... and it is empty
Outcome barrier_abort(Barrier *self, Coroutine *caller); // ... for good

size_t barrier_n_waiting(const Barrier *self);

#endif
