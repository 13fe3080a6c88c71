// semaphore.h: so many at a time.
//
//   Semaphore two = {.value = 2};
//   TRY(semaphore_acquire(&two, self)); // async with two:
//   Outcome o = block(self);
//   semaphore_release(&two);            // finally
//
// A unit that is given back goes to the first in the queue at once: the value
// does not rise in between, so that no newcomer can take it away. With a
// `bound` it is Python's BoundedSemaphore, which notices when more is given
// back than was taken.
//
// Python: Semaphore and BoundedSemaphore in asyncio/locks.py.
#ifndef SEMAPHORE_H
#define SEMAPHORE_H

#include "07-queues/waiters.h"

typedef struct Semaphore {
  size_t value; // how many more may come in
  size_t bound; // the value may not rise above it; 0: it may
  Waiters waiters;
} Semaphore;

// RETURNED True when we are in; RAISED as waiters_wait(): then we are not.
Outcome semaphore_acquire(Semaphore *self, Coroutine *caller);
// RETURNED None, or RAISED ValueError when the bound is passed.
Outcome semaphore_release(Semaphore *self);
bool semaphore_locked(const Semaphore *self); // acquiring would wait

#endif
