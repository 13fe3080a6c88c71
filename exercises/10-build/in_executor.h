// in_executor.h: a coroutine awaits what a thread does.
//
//   Future *future = loop_run_in_executor(loop, NULL, job, arg);
//   Outcome o = await(self, future); // others go on
//   future_free(future);
//
// Here the two kinds of futures meet. When the ConcurrentFuture is done, in
// whatever thread, a letter goes to the loop, whose callback sets the Future;
// who awaits that goes on one iteration later. When the Future is cancelled,
// the other one is, too, if its job has not begun.
//
// Python: wrap_future() in asyncio/futures.py, run_in_executor() in
// asyncio/base_events.py, to_thread() in asyncio/threads.py.
#ifndef IN_EXECUTOR_H
#define IN_EXECUTOR_H

#include "05-tasks/task.h"
#include "10-threads/executor.h"
#include "10-threads/threadsafe.h"

// The job is submitted at once, whether or not anybody awaits the future, which
// is owned by the caller. NULL for the executor: the loop's own, made when it
// is asked for first, and freed with the loop, which then waits for its jobs.
// When the loop is closed, or its own executor was shut down, the future has
// failed: RuntimeError.
Future *loop_run_in_executor(Loop *loop, Executor *executor, Job *job,
                             void *arg);
// ... and calls then(source, arg) once the job has ended, or was taken back, or
// was refused (`source` is NULL then), in whatever thread: `arg` is needed no
// longer.
Future *loop_run_in_executor_then(Loop *loop, Executor *executor, Job *job,
                                  void *arg, ConcurrentCallback *then);

// Runs it in the loop's own executor and awaits it: RETURNED or RAISED as the
// job has ended; CancelledError.
Outcome to_thread(Coroutine *self, Job *job, void *arg);

// Takes no more jobs into the loop's own executor, and waits until it has none.
// RETURNED None; RAISED CancelledError; RuntimeError when no loop runs.
Outcome loop_shutdown_default_executor(Coroutine *self);

// A Future for the loop, owned by the caller. Takes the ConcurrentFuture.
Future *wrap_future(Loop *loop, ConcurrentFuture *future);

#endif
