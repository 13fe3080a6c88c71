// future.h: a result that is not there yet.
//
// Somebody promises a result and sets it once; others ask for it, or leave a
// callback. Nobody ever waits in future_result(): it says at once that there
// is nothing yet. Callbacks never run inside future_set_result() either: they
// go through loop_call_soon(). A coroutine in a task waits with await().
//
// The state moves once: PENDING to FINISHED (a result or an exception) or to
// CANCELLED, and never back.
//
// Whoever made a future gives it back with future_free(), done or not. What it
// is made of, and when it goes, stands in lifetime.h.
//
// Python: asyncio/futures.py.
#ifndef FUTURE_H
#define FUTURE_H

#include "03-yield-from/yield_from.h"
#include "05-tasks/lifetime.h"

Future *future_new(Loop *loop); // owned by the caller; borrows the loop

// Both: RETURNED None, or RAISED InvalidStateError when the future is done;
// TypeError for StopIteration itself; RuntimeError for a task, and when
// callbacks cannot be scheduled because the loop is closed (it is done then).
Outcome future_set_result(Future *self, Value result);
Outcome future_set_exception(Future *self, Error exception);
// False: it was done already. Its exception counts as looked at, too.
bool future_cancel(Future *self);
bool future_cancel_message(Future *self, const char *message); // borrowed

bool future_done(const Future *self);
bool future_cancelled(const Future *self);
// RETURNED the result, or RAISED the exception, CancelledError, or
// InvalidStateError while pending.
Outcome future_result(Future *self);
// RAISED the exception, as above; RETURNED None when there is a result.
Outcome future_exception(Future *self);

// Calls callback(future, arg) by loop_call_soon() when the future is done.
// Returns false when it is done and its loop closed. (On a closed loop the
// callback of a pending future is kept, and never called.)
bool future_add_done_callback(Future *self, DoneCallback *callback, void *arg);
// Takes out all that were added with both; returns how many. Those of a done
// future are on their way already.
int future_remove_done_callback(Future *self, DoneCallback *callback,
                                void *arg);

// Python's `await future`, for a coroutine in a task: RETURNED its result, or
// RAISED its exception or CancelledError. Borrows the future: a task that waits
// holds it. Who resumes a coroutine by hand keeps what it awaits, and its loop,
// until the await is over: with throw() or close(), that future may be gone.
Outcome await(Coroutine *self, Future *future);

// -- for task.c and sleep.c -------------------------------------------------
// A kind of future has a type of its own, whose base is this one.
extern const FutureType future_type;
Outcome future_next(Iterator *self);
Outcome future_send(Iterator *self, Value value); // the same
Outcome future_settle(Future *self, FutureState state, Outcome outcome);
const char *future_state_name(const Future *self);
const char *future_repr(const Future *self);

#endif
