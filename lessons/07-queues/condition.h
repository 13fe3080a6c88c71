// condition.h: wait until something is as it should be.
//
// What "it" is lies under a lock. Whoever finds it otherwise waits here: the
// lock is released meanwhile, so that another task can change it and notify.
//
//   static Lock lock;
//   static Condition changed = {.lock = &lock};
//   TRY(lock_acquire(&lock, self)); // async with changed:
//   while (!ready)                  // not `if`: see condition_notify()
//     ... condition_wait(&changed, self) ...
//
// Python: Condition in asyncio/locks.py. There the lock is made by the way;
// here one can see it, and several conditions may stand on one lock.
#ifndef CONDITION_H
#define CONDITION_H

#include "07-queues/lock.h"

typedef struct Condition {
  Lock *lock; // borrowed
  Waiters waiters;
} Condition;

typedef bool Predicate(void *arg);

// Releases the lock, waits for a notification, and acquires the lock again. In
// each case the caller has it when this comes back. RETURNED True; RAISED
// RuntimeError when the lock is free, CancelledError, or what lock_acquire()
// raises (only then we have not got it). Closed, it waits for nothing: nobody
// would resume the caller, who has the lock then if that was free.
Outcome condition_wait(Condition *self, Coroutine *caller);
// The same, until the predicate holds. RETURNED True.
Outcome condition_wait_for(Condition *self, Coroutine *caller, Predicate *holds,
                           void *arg); // borrowed

// Calls so many of those who wait. Each comes back only when it has got the
// lock, and whoever had it in between may have changed everything again.
// RETURNED None, or RAISED RuntimeError when the lock is free.
Outcome condition_notify(Condition *self, size_t most);
Outcome condition_notify_all(Condition *self);

#endif
