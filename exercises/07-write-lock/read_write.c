// read_write.c: a lock for those who read and those who write
#include "exercise.h"

#include "exercises/todo.h"

// For a coroutine in a task: RETURNED True when it is inside; or RAISED
// CancelledError, and then it is not, and keeps nobody out. Waits while it
// must; who finds nothing in his way and nobody in line does not.
Outcome read_acquire(ReadWriteLock *self, Coroutine *caller) {
  TODO; // your code
}

Outcome write_acquire(ReadWriteLock *self, Coroutine *caller) {
  TODO; // your code
}

// RETURNED None; or RAISED RuntimeError "nobody reads", "nobody writes".
Outcome read_release(ReadWriteLock *self) {
  TODO; // your code
}

Outcome write_release(ReadWriteLock *self) {
  TODO; // your code
}
