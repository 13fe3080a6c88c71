#include "07-queues/semaphore.h"

#include "exercises/todo.h"

// The one that is called has its unit from now on.
static void call_next(Semaphore *self) {
  TODO; // your code
}

bool semaphore_locked(const Semaphore *self) {
  TODO; // your code
}

// RETURNED True when we are in; RAISED as waiters_wait(): then we are not.
Outcome semaphore_acquire(Semaphore *self, Coroutine *caller) {
  TODO; // your code
}

// RETURNED None, or RAISED ValueError when the bound is passed.
Outcome semaphore_release(Semaphore *self) {
  TODO; // your code
}
