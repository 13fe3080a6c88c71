// exercise.h: what progress.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include <stdatomic.h>

#include "05-tasks/task.h"
#include "10-threads/in_executor.h"

typedef struct Work {
  int parts;                      // how many it has
  void (*part)(int i, void *arg); // does one of them, in the job's thread
  // Is told in the loop's thread, after each part, how many are done. NULL:
  // nobody wants to know.
  void (*progress)(int done, void *arg);
  void *arg; // borrowed, for both
} Work;

// Does all parts in their order, in a thread of the loop's own executor, and
// waits as a task. RETURNED how many were done, an int: all of them.
//
// Who is cancelled meanwhile asks the job to stop: it ends the part that it has
// begun, and begins no further one. `progress` is not told any more. When the
// job has ended: RAISED CancelledError. To be cancelled again changes nothing.
// The same becomes of a job whose loop is closed, but nobody waits for it then.
//
// The Work lives until its job has ended.
//
// async def work_in_thread(work):
Outcome work_in_thread(Coroutine *self, void *work); // a Work *

#endif
