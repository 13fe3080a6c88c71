// concurrent.h: a result that another thread will have.
//
//   ConcurrentFuture *f = executor_submit(executor, job, arg);
//   Outcome o = concurrent_result(f, INFINITY); // this thread stands still
//   concurrent_free(f);
//
// It promises a result as a Future does, and is another thing. Its result is
// asked for by a thread, and a thread that has nothing to do but wait can stand
// still: concurrent_result() does. future_result() never waits, for its thread
// has a loop to run. Called in a loop's thread, concurrent_result() stops all
// of its tasks.
//
// Two threads look at it at once: one may cancel what another one is about to
// begin. So its state moves by compare-and-swap, and whoever comes first has
// it:
//
//   WAITS -> RUNS -> ENDED         WAITS -> IS_CANCELLED
//
// What an outcome points to has to live on: a text in a frame of the job is
// gone with the job.
//
// Python: concurrent/futures/_base.py.
#ifndef CONCURRENT_H
#define CONCURRENT_H

#include "value.h"

typedef struct ConcurrentFuture ConcurrentFuture;
typedef void ConcurrentCallback(ConcurrentFuture *future, void *arg);

// One reference each: its maker's, and that of whoever else asked for one.
ConcurrentFuture *concurrent_new(void);
ConcurrentFuture *concurrent_refer(ConcurrentFuture *self);
void concurrent_free(ConcurrentFuture *self); // gives one back; NULL is fine

// All may be called from any thread.

// Blocks this thread until there is an outcome, at most so many real seconds.
// RETURNED the result; or RAISED the exception, CancelledError, TimeoutError.
Outcome concurrent_result(ConcurrentFuture *self, double timeout);
// False: it has begun already, and goes on.
bool concurrent_cancel(ConcurrentFuture *self);
bool concurrent_done(ConcurrentFuture *self); // cancelled ones, too
bool concurrent_running(ConcurrentFuture *self);
bool concurrent_cancelled(ConcurrentFuture *self);
// Calls callback(future, arg) once it is done: at once, in the thread that ends
// or cancels it; or here and now when it is done already. It must not block.
void concurrent_add_done_callback(ConcurrentFuture *self,
                                  ConcurrentCallback *callback, void *arg);

// -- for whoever does the work ------------------------------------------------

// False: it was cancelled; nothing is to be done.
// Python: set_running_or_notify_cancel().
bool concurrent_begin(ConcurrentFuture *self);
// RETURNED or RAISED. RAISED InvalidStateError when it has ended already.
Outcome concurrent_set_outcome(ConcurrentFuture *self, Outcome outcome);

#endif
