// task.h: a future that drives a coroutine.
//
// loop_create_task() runs nothing: it schedules the first step. Each step
// resumes the coroutine; when that yields a future, the task leaves a done
// callback there, which will schedule the next step. When the coroutine has
// returned or raised, so has the task: it is a Future, with that result. A
// SystemExit or KeyboardInterrupt ends the loop's run besides.
//
// A pending task either waits for a future (`waiting_for`), or its next step
// is scheduled; never both, never neither.
//
//   static Outcome hello(Coroutine *self, void *arg) {
//     TRY(sleep_for(self, 1));
//     ...
//   }
//   Task *t = loop_create_task(loop, coroutine_new(hello, NULL));
//   Outcome o = loop_run_until_complete(loop, &t->future);
//
// Python: asyncio/tasks.py.
#ifndef TASK_H
#define TASK_H

#include "05-tasks/future.h"
#include "05-tasks/sleep.h"

typedef struct Task {
  union { // first: a Task is a Future is an Iterator
    Iterator iterator;
    Future future;
  };
  Coroutine *coroutine; // owned; NULL when done
  Future *waiting_for;  // NULL: the next step is scheduled
  Outcome letter;       // what that step hands to the coroutine
  bool must_cancel;     // it shall be a CancelledError instead
  bool being_asked;     // to cancel itself, right now
  const char *cancel_message;
  unsigned cancelling; // how often somebody has asked
  unsigned number;     // of its name, Task-1
} Task;

// A new task; takes the coroutine, which then is nobody else's: to give it to a
// second task, to free it or to await it ends the program. NULL when the loop
// is closed or there is none; the coroutine is closed then. Whoever wants the
// task no longer calls task_free(), before or after it is done; else it lives
// until loop_free().
//
// A coroutine that somebody resumes by hand runs then, and its task gets the
// ValueError of a step that came too soon. If the task ends meanwhile, or its
// loop is closed, the coroutine is his who has resumed it: he frees it.
Task *loop_create_task(Loop *loop, Coroutine *coroutine);
// The same for the loop that runs, or for the one given.
Task *ensure_future(Loop *loop, Coroutine *coroutine);
void task_free(Task *self); // NULL is fine

// Asks the task to stop: the future it waits for is cancelled at once, or the
// next one it would wait for, and its coroutine gets a CancelledError in its
// next step, once for all requests until then. It may catch that, and go on.
// One that returns first has ended with it. False: the task is done already.
bool task_cancel(Task *self);
bool task_cancel_message(Task *self, const char *message); // borrowed
unsigned task_uncancel(Task *self); // one request less; how many remain, or 0

const char *task_name(const Task *self); // "Task-1", as repr() keeps texts
Task *current_task(Loop *loop);          // whose step runs, or NULL
Future *value_as_future(Value value);    // a task too; NULL when it is none

// Runs the loop until the future is done, and returns its result; a done
// callback stops the loop, so that it runs one iteration at least. RuntimeError
// when the loop stops before, ValueError when the future is another loop's. An
// error that leaves it counts as looked at.
Outcome loop_run_until_complete(Loop *loop, Future *future);

#endif
