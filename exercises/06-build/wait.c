#include "06-together/wait.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "06-together/gather.h"
#include "die.h"
#include "trace.h"

#include "exercises/todo.h"

// What both wait on, until enough of the others are done. Each callback that it
// has left in one of them holds a reference.
typedef struct Waiter {
  Future future; // first: a Waiter is a Future
  size_t missing;
  ReturnWhen when;
  Handle timer; // not needed any more once it is released; may be empty
} Waiter;

static void release(Waiter *self) {               // _release_waiter
  future_set_result(&self->future, value_none()); // not if it is done already
}

static void time_is_over(Loop *loop, void *waiter) {
  (void)loop;
  release(waiter);
}

static Waiter *waiter_new(Loop *loop, ReturnWhen when) {
  Waiter *self = future_create(sizeof *self, &future_type, loop);
  trace_actor(self, ACTOR_FUTURE, NULL, NULL);
  self->when = when;
  return self;
}

static Handle release_after(double timeout, Waiter *self) {
  if (timeout == INFINITY)
    return (Handle){0};
  return loop_call_later(self->future.loop, timeout, time_is_over, self);
}

static bool has_failed(Future *future) {
  return !future_cancelled(future) && future_exception(future).how == RAISED;
}

static void one_is_done(Future *future, void *arg) { // _wait._on_completion
  TODO;
}

// Waits until the waiter is released, and takes it out of the others again.
static Outcome wait_with(Waiter *self, Coroutine *coroutine, size_t count,
                         Future *const futures[]) {
  TODO; // your code
}

// -- wait ---------------------------------------------------------------------

// Those that are done to the front, without changing the order otherwise.
static size_t done_first(size_t count, Future *futures[]) {
  TODO; // your code
}

static Outcome running_loop_of(size_t count, Future *const futures[]) {
  if (!loop_running())
    return raised(RuntimeError, "no running event loop");
  return loop_check_futures(loop_running(), count, futures);
}

// RETURNED how many are done: those stand in front then, in their order, and
// the others behind them, in theirs. Raises no error of theirs and cancels
// none, neither when the time is over nor when the caller is cancelled.
// ValueError when there are none.
Outcome asyncio_wait(Coroutine *self, size_t count, Future *futures[],
                     double timeout, ReturnWhen when) {
  TODO; // your code
}

// -- wait_for -----------------------------------------------------------------

static Outcome cancel_and_wait(Coroutine *self, Future *future) {
  TODO; // your code
}

static bool is_cancelled(Outcome o) {
  return o.how == RAISED && error_is(o.error, CancelledError);
}

// `o`: we were released, or cancelled. Asks the future to stop if it is not
// done, and waits until it is, so that nobody goes on behind our back.
static Outcome ended_by(Outcome o, Coroutine *self, Future *future) {
  TODO; // your code
}

static Outcome wait_at_most(Coroutine *self, Future *future, double timeout) {
  TODO; // your code
}

// Its result, or its exception. When so many seconds are over it is cancelled,
// and waited for until it is done: TimeoutError, unless it has a result or
// another exception in spite of that. If the caller is cancelled, so is the
// future. When that is done in the same moment, its result wins, and the
// request is lost. INFINITY: as await().
Outcome wait_for(Coroutine *self, Future *future, double timeout) {
  TODO; // your code
}
