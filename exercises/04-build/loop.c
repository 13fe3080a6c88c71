#include "04-event-loop/loop.h"

#include <math.h>
#include <stdio.h>

#include "die.h"
#include "symbol.h"
#include "trace.h"

#include "exercises/todo.h"

// As in asyncio/base_events.py.
static const uint32_t MIN_SCHEDULED_TIMER_HANDLES = 100;
static const double MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5;
static const double MAXIMUM_SELECT_TIMEOUT = 24 * 3600;

static Loop *running_loop;

// -- scheduling -------------------------------------------------------------

// Each returns a ticket, an empty one when the loop is closed; call_later()
// and call_at() count from loop_time().
Handle loop_call_soon(Loop *self, Callback *callback, void *arg) {
  TODO; // your code
}

static Handle schedule(Loop *self, double delay, double when,
                       Callback *callback, void *arg) {
  TODO; // your code
}

Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg) {
  TODO; // your code
}

Handle loop_call_later(Loop *self, double delay, Callback *callback,
                       void *arg) {
  TODO; // your code
}

// -- one iteration ----------------------------------------------------------

// Cancelled timers go when they reach the top of the heap; all at once when
// they are many. They neither wake the loop nor shorten its sleep.
static void drop_cancelled_timers(Loop *self) {
  TODO; // your code
}

static Outcome nothing_will_wake(Loop *self) {
  fprintf(stderr,
          "This event loop can never be woken again: iteration %u, "
          "nothing is ready, no timer is set.\n",
          self->iteration);
  if (self->attachment)
    self->attachment->report(self);
  return raised(RuntimeError, "nothing can ever wake this event loop again");
}

// Python waits in select(), for files too; we have timers only.
static Outcome wait_for_something(Loop *self) {
  TODO; // your code
}

// Timers that are due go behind what is ready already.
static void collect_due_timers(Loop *self) {
  TODO; // your code
}

static bool ends_the_run(Error error) {
  return error_is(error, SystemExit) || error_is(error, KeyboardInterrupt);
}

static Outcome take_raised(Loop *self) {
  Outcome o = self->raised;
  self->raised = returned(value_none());
  return o;
}

static Outcome run_one(Loop *self) { // Handle._run
  TODO;
}

static Outcome run_once(Loop *self) { // BaseEventLoop._run_once
  TODO;
}

// -- the loop ---------------------------------------------------------------

Loop *loop_new(Clock *clock) {
  TODO; // your code
}

void loop_free(Loop *self) {
  TODO; // your code
}

double loop_time(Loop *self) {
  TODO; // your code
}
bool loop_is_running(Loop *self) { return self->running; }
bool loop_is_closed(Loop *self) { return self->closed; }
Loop *loop_running(void) { return running_loop; }
unsigned loop_iteration(Loop *self) { return self->iteration; }
void loop_stop(Loop *self) { self->stopping = true; }

Outcome loop_check_closed(Loop *self) {
  return self->closed ? raised(RuntimeError, "Event loop is closed")
                      : returned(value_none());
}

// Runs callbacks until somebody calls loop_stop(). RETURNED None; or RAISED:
// RuntimeError in the wrong state or when nothing can ever wake the loop,
// SystemExit or KeyboardInterrupt from a callback.
Outcome loop_run_forever(Loop *self) {
  TODO; // your code
}

// Drops all callbacks unrun. RuntimeError while the loop runs.
Outcome loop_close(Loop *self) {
  TODO; // your code
}

// -- errors -----------------------------------------------------------------

// Python's `raise error` in a callback: goes to the exception handler when the
// callback has returned. SystemExit and KeyboardInterrupt end the run.
void loop_raise(Loop *self, Error error) {
  TODO; // your code
}

void loop_set_exception_handler(Loop *self, ExceptionHandler *handler,
                                void *arg) {
  self->handler = handler;
  self->handler_arg = arg;
}

static void default_handler(const char *message, Error error) {
  fprintf(stderr, "%s\n", message);
  if (error.message)
    fprintf(stderr, "%s\n", error_repr(error));
}

void loop_call_exception_handler(Loop *self, const char *message, Error error) {
  TODO; // your code
}
