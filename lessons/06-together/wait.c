#include "06-together/wait.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "06-together/gather.h"
#include "die.h"
#include "trace.h"

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
  Waiter *self = arg;
  self->missing--;
  if (self->missing == 0 || self->when == FIRST_COMPLETED ||
      (self->when == FIRST_EXCEPTION && has_failed(future))) {
    handle_cancel(self->timer);
    release(self);
  }
  future_give_back_reference(&self->future);
}

// Waits until the waiter is released, and takes it out of the others again.
static Outcome wait_with(Waiter *self, Coroutine *coroutine, size_t count,
                         Future *const futures[]) {
  self->missing = count;
  for (size_t i = 0; i < count; i++) {
    future_take_reference(&self->future);
    future_add_done_callback(futures[i], one_is_done, self);
  }
  Outcome o = await(coroutine, &self->future);
  for (size_t i = 0; i < count; i++) {
    int n = future_remove_done_callback(futures[i], one_is_done, self);
    while (n-- > 0)
      future_give_back_reference(&self->future);
  }
  return o;
}

// -- wait ---------------------------------------------------------------------

// Those that are done to the front, without changing the order otherwise.
static size_t done_first(size_t count, Future *futures[]) {
  Future **pending = allocate(count * sizeof *pending);
  size_t done = 0, others = 0;
  for (size_t i = 0; i < count; i++)
    if (future_done(futures[i]))
      futures[done++] = futures[i];
    else
      pending[others++] = futures[i];
  memcpy(futures + done, pending, others * sizeof *pending);
  free(pending);
  return done;
}

static Outcome running_loop_of(size_t count, Future *const futures[]) {
  if (!loop_running())
    return raised(RuntimeError, "no running event loop");
  return loop_check_futures(loop_running(), count, futures);
}

Outcome asyncio_wait(Coroutine *self, size_t count, Future *futures[],
                     double timeout, ReturnWhen when) {
  if (count == 0)
    return raised(ValueError, "Set of Tasks/Futures is empty.");
  TRY(running_loop_of(count, futures));
  for (size_t i = 0; i < count; i++) // their makers may give them back
    future_take_reference(futures[i]);
  Waiter *waiter = waiter_new(futures[0]->loop, when);
  waiter->timer = release_after(timeout, waiter);
  Outcome o = wait_with(waiter, self, count, futures);
  handle_cancel(waiter->timer);
  future_free(&waiter->future);
  if (o.how == RETURNED)
    o = returned(value_int((int64_t)done_first(count, futures)));
  for (size_t i = 0; i < count; i++)
    future_give_back_reference(futures[i]);
  return o;
}

// -- wait_for -----------------------------------------------------------------

static Outcome cancel_and_wait(Coroutine *self, Future *future) {
  Waiter *waiter = waiter_new(future->loop, ALL_COMPLETED);
  future_cancel(future);
  Outcome o = wait_with(waiter, self, 1, &future);
  future_free(&waiter->future);
  return o;
}

static bool is_cancelled(Outcome o) {
  return o.how == RAISED && error_is(o.error, CancelledError);
}

// `o`: we were released, or cancelled. Asks the future to stop if it is not
// done, and waits until it is, so that nobody goes on behind our back.
static Outcome ended_by(Outcome o, Coroutine *self, Future *future) {
  if (o.how == RAISED && !is_cancelled(o)) // GeneratorExit
    return o;
  if (future_done(future))
    return future_result(future);
  TRY(cancel_and_wait(self, future));
  TRY(o);
  o = future_result(future);
  return is_cancelled(o) ? raised(TimeoutError, "") : o;
}

static Outcome wait_at_most(Coroutine *self, Future *future, double timeout) {
  Waiter *waiter = waiter_new(future->loop, ALL_COMPLETED);
  Handle timer = release_after(timeout, waiter);
  Outcome o = ended_by(wait_with(waiter, self, 1, &future), self, future);
  handle_cancel(timer); // finally
  future_free(&waiter->future);
  return o;
}

Outcome wait_for(Coroutine *self, Future *future, double timeout) {
  if (timeout == INFINITY && loop_running())
    return await(self, future);
  TRY(running_loop_of(1, &future));
  future_take_reference(future); // its maker may give it back
  Outcome o = timeout <= 0 ? ended_by(returned(value_none()), self, future)
                           : wait_at_most(self, future, timeout);
  future_give_back_reference(future);
  return o;
}
