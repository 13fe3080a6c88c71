#include "05-tasks/future.h"

#include "die.h"
#include "prefetch.h"
#include "trace.h"

#include "exercises/todo.h"

// -- done callbacks ---------------------------------------------------------

static void run_done_callback(Loop *loop, void *arg) {
  TODO; // your code
}

static bool schedule(Done *done) {
  TODO; // your code
}

// Calls callback(future, arg) by loop_call_soon() when the future is done.
// Returns false when it is done and its loop closed. (On a closed loop the
// callback of a pending future is kept, and never called.)
bool future_add_done_callback(Future *self, DoneCallback *callback, void *arg) {
  TODO; // your code
}

// Takes out all that were added with both; returns how many. Those of a done
// future are on their way already.
int future_remove_done_callback(Future *self, DoneCallback *callback,
                                void *arg) {
  TODO; // your code
}

// The state has moved: everybody who waits is told, in the next iteration. A
// future that nobody has a reference to goes at our end.
Outcome future_settle(Future *self, FutureState state, Outcome outcome) {
  TODO; // your code
}

// -- the result -------------------------------------------------------------

bool future_done(const Future *self) { return self->state != PENDING; }
bool future_cancelled(const Future *self) { return self->state == CANCELLED; }

static Outcome refuse(const Future *self, const char *operation) {
  TODO; // your code
}

// Both: RETURNED None, or RAISED InvalidStateError when the future is done;
// TypeError for StopIteration itself; RuntimeError for a task, and when
// callbacks cannot be scheduled because the loop is closed (it is done then).
Outcome future_set_result(Future *self, Value result) {
  TODO; // your code
}

Outcome future_set_exception(Future *self, Error exception) {
  TODO; // your code
}

bool future_cancel_message(Future *self, const char *message) {
  TODO; // your code
}

// False: it was done already. Its exception counts as looked at, too.
bool future_cancel(Future *self) {
  TODO; // your code
}

// RETURNED the result, or RAISED the exception, CancelledError, or
// InvalidStateError while pending.
Outcome future_result(Future *self) {
  TODO; // your code
}

// RAISED the exception, as above; RETURNED None when there is a result.
Outcome future_exception(Future *self) {
  TODO; // your code
}

// Future.__await__: worth the result, or the future itself, to say for whom we
// wait. Only a Task answers that, and resumes us when there is a result.
Outcome future_next(Iterator *iterator) {
  TODO; // your code
}

// What is sent is of no use to a future, which only says whether it is done.
Outcome future_send(Iterator *self, Value value) {
  TODO; // your code
}

// Python's `await future`, for a coroutine in a task: RETURNED its result, or
// RAISED its exception or CancelledError. Borrows the future: a task that waits
// holds it. Who resumes a coroutine by hand keeps what it awaits, and its loop,
// until the await is over: with throw() or close(), that future may be gone.
Outcome await(Coroutine *self, Future *future) {
  TODO; // your code
}

const char *future_state_name(const Future *self) {
  static const char *const states[] = {"pending", "cancelled", "finished"};
  return states[self->state];
}

const char *future_repr(const Future *self) {
  return future_type_of(self)->repr(self);
}

// -- plain futures ----------------------------------------------------------

static bool cancel_plain(Future *self, const char *message) {
  TODO; // your code
}

static const char *repr_plain(const Future *self) {
  return text_format("<%s %s>", self->iterator.type->base.name,
                     future_state_name(self));
}

const FutureType future_type = {.base = {.base = {.name = "Future"},
                                         .next = future_next,
                                         .send = future_send},
                                .cancel = cancel_plain,
                                .repr = repr_plain};

Future *future_new(Loop *loop) {
  TODO; // your code
}
