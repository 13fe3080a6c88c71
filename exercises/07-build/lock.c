#include "07-queues/lock.h"

#include "exercises/todo.h"

// Only the first may go, and only once: if it was called it will take the lock,
// and if it was cancelled it will come here itself.
static void call_first(Lock *self) {
  TODO; // your code
}

// RETURNED True when we have it; RAISED as waiters_wait(): then we have not.
Outcome lock_acquire(Lock *self, Coroutine *caller) {
  TODO; // your code
}

// RETURNED None, or RAISED RuntimeError when it is free.
Outcome lock_release(Lock *self) {
  TODO; // your code
}
