#include "07-queues/condition.h"

#include "exercises/todo.h"

// Who was inside goes on inside, even if it is told to stop: a CancelledError
// that comes meanwhile has to wait for the lock, too.
static Outcome acquire_again(Lock *lock, Coroutine *caller) {
  TODO; // your code
}

// Releases the lock, waits for a notification, and acquires the lock again. In
// each case the caller has it when this comes back. RETURNED True; RAISED
// RuntimeError when the lock is free, CancelledError, or what lock_acquire()
// raises (only then we have not got it). Closed, it waits for nothing: nobody
// would resume the caller, who has the lock then if that was free.
Outcome condition_wait(Condition *self, Coroutine *caller) {
  TODO; // your code
}

// The same, until the predicate holds. RETURNED True.
Outcome condition_wait_for(Condition *self, Coroutine *caller, Predicate *holds,
                           void *arg) {
  TODO; // your code
}

// Calls so many of those who wait. Each comes back only when it has got the
// lock, and whoever had it in between may have changed everything again.
// RETURNED None, or RAISED RuntimeError when the lock is free.
Outcome condition_notify(Condition *self, size_t most) {
  TODO; // your code
}

Outcome condition_notify_all(Condition *self) {
  return condition_notify(self, SIZE_MAX);
}
