// exercise.h: a lock for those who read and those who write.
//
// Any number of readers may be inside at the same time, or one writer alone.
// All of them stand in one line: nobody goes in before somebody who came
// earlier. So a stream of readers cannot keep a writer out for ever.
//
//   TRY(read_acquire(&lock, self)); // async with lock.reading():
//   Outcome o = block(self);
//   read_release(&lock);            // finally
//   return o;
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "07-queues/lock.h"

// Zeroed, nobody is inside.
typedef struct ReadWriteLock {
  Lock door;    // its holder goes in next; the others are in line for it
  Waiters next; // where that one waits until those inside have left
  int readers;  // so many are inside
  bool writing; // or one writer is
} ReadWriteLock;

// For a coroutine in a task: RETURNED True when it is inside; or RAISED
// CancelledError, and then it is not, and keeps nobody out. Waits while it
// must; who finds nothing in his way and nobody in line does not.
Outcome read_acquire(ReadWriteLock *self, Coroutine *caller);
Outcome write_acquire(ReadWriteLock *self, Coroutine *caller);

// RETURNED None; or RAISED RuntimeError "nobody reads", "nobody writes".
Outcome read_release(ReadWriteLock *self);
Outcome write_release(ReadWriteLock *self);

#endif
