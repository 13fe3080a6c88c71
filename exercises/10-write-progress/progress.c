// progress.c: a job that says how far it is, and can be asked to stop
#include <stdlib.h>

#include "06-together/shield.h"
#include "die.h"
#include "exercise.h"

#include "exercises/todo.h"

// What the job and the coroutine share. Either of them may be gone first.
typedef struct Run {
  atomic_uint references;
  atomic_bool stop;
  Work *work;
  Loop *loop;
  int told; // for the loop's thread: how many parts
} Run;

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
Outcome work_in_thread(Coroutine *self, void *work) {
  TODO; // your code
}
