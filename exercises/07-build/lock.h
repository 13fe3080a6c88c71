// lock.h: one at a time.
//
// Only one task runs at a time anyway; a lock is for what must not be halved
// by an await in its middle. Whoever finds it taken waits in a queue. It has
// no owner: anybody may release it, and a task that acquires it twice waits
// for itself.
//
//   static Lock lock; // zeroed, it is free
//   TRY(lock_acquire(&lock, self)); // async with lock:
//   Outcome o = block(self);
//   lock_release(&lock);            // finally
//   return o;
//
// Released, it is free at once, and the first one in the queue is called; it
// takes the lock in its own step. A newcomer in between goes to the end of the
// queue.
//
// Python: Lock in asyncio/locks.py.
#ifndef LOCK_H
#define LOCK_H

#include "07-queues/waiters.h"

typedef struct Lock {
  bool locked;
  Waiters waiters;
} Lock;

// RETURNED True when we have it; RAISED as waiters_wait(): then we have not.
Outcome lock_acquire(Lock *self, Coroutine *caller);
// RETURNED None, or RAISED RuntimeError when it is free.
Outcome lock_release(Lock *self);

#endif
