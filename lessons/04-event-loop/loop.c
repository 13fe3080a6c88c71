#include "04-event-loop/loop.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>

#include "die.h"
#include "misuse.h"
#include "trace.h"

// As in asyncio/base_events.py.
static const double MAXIMUM_SELECT_TIMEOUT = 24 * 3600;
// A clock that jumps need not go so far a day at a time.
static const double MANY_WAITS = 1000.0 * 24 * 3600;

static _Thread_local Loop *running_loop; // each thread may run one
static _Atomic unsigned loop_count;      // for their numbers

// -- one iteration ----------------------------------------------------------

static Outcome nothing_will_wake(Loop *self) {
  fprintf(stderr,
          "This event loop can never be woken again: iteration %u, "
          "nothing is ready, no timer is %s.\n",
          self->iteration + 1, self->timers.count ? "ever due" : "set");
  attachments_report(self->attachments, self);
  return raised(RuntimeError, "nothing can ever wake this event loop again");
}

// When the wait shall end, at the latest.
static double deadline(Loop *self) {
  if (self->ready.count || self->stopping)
    return -INFINITY;
  if (!self->timers.count)
    return INFINITY;
  double when = quickheap_first(&self->timers)->when;
  double now = loop_time(self), latest = now + MAXIMUM_SELECT_TIMEOUT;
  bool in_one_jump = self->clock->jumps && when > now + MANY_WAITS;
  return when < latest || when == INFINITY || in_one_jump ? when : latest;
}

// Python waits in select(), for files too; our clock knows of time only.
static Outcome wait_for_something(Loop *self) {
  double before = trace_on ? loop_time(self) : 0;
  Outcome o = self->clock->wait_until(self->clock, deadline(self));
  if (o.how == RAISED)
    return o;
  if (!value_as_bool(o.value))
    return nothing_will_wake(self);
  self->iteration++;
  if (trace_on) {
    double now = loop_time(self);
    trace_select(now - before, now, self->iteration);
  }
  attachments_collect(self->attachments, self);
  return returned(value_none());
}

static Outcome run_one(Loop *self) { // Handle._run
  uint32_t i = ring_pop(&self->ready);
  Slot *slot = &self->slots.slots[i];
  Callback *callback = slot->callback;
  void *arg = slot->arg;
  if (slot->cancelled) {
    loop_drop(self, i);
    return returned(value_none());
  }
  slot_trace(TRACE_RUN, slot, 0);
  slot_give_back(&self->slots, i); // now, for the callback may need it
  self->current_callback = (const void *)callback;
  callback(self, arg);
  trace_ran(self->callback_error);
  Outcome o = self->callback_error.how == RAISED
                  ? loop_handle_callback_error(self)
                  : returned(value_none());
  self->current_callback = NULL;
  return o;
}

static Outcome run_once(Loop *self) { // BaseEventLoop._run_once
  loop_drop_cancelled_timers(self);
  TRY(wait_for_something(self));
  loop_collect_due_timers(self);
  // The batch is what is ready now. What it schedules waits for the next one,
  // so that nobody can keep the loop busy for good.
  for (uint32_t left = self->ready.count; left > 0; left--)
    TRY(run_one(self));
  return returned(value_none());
}

// -- the loop ---------------------------------------------------------------

Loop *loop_new(Clock *clock) {
  Loop *self = allocate(sizeof *self);
  self->clock = clock;
  self->number = ++loop_count;
  self->callback_error = returned(value_none());
  trace_actor(self, ACTOR_LOOP, NULL, NULL);
  return self;
}

void loop_free(Loop *self) {
  if (!self)
    return;
  if (self->handling)
    misuse("loop_free: the loop's exception handler is running");
  if (self->closing)
    misuse("loop_free: the loop is being closed");
  if (loop_close(self).how == RAISED)
    misuse("loop_free: the loop is running");
  attachments_free(&self->attachments, self);
  ring_release(&self->ready);
  quickheap_release(&self->timers);
  free(self->slots.slots);
  self->clock->free(self->clock);
  free(self);
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

// A child that is forked in a callback is not in its parent's run.
static void leave_the_run(void) { running_loop = NULL; }

static void watch_forks(void) { pthread_atfork(NULL, NULL, leave_the_run); }

static void enter_the_run(Loop *self) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, watch_forks);
  self->thread = pthread_self();
  running_loop = self;
}

static Outcome run(Loop *self, bool forever) {
  TRY(loop_check_closed(self));
  if (self->running)
    return trace_refused(
        TRACE_RUN, self,
        raised(RuntimeError, "This event loop is already running"));
  if (loop_running())
    return raised(RuntimeError, "Cannot run the event loop while another loop "
                                "is running");
  trace(TRACE_RUN, self, value_str(forever ? "run_forever" : "run_once"));
  enter_the_run(self);
  self->running = true;
  Outcome o;
  do
    o = run_once(self);
  while (forever && o.how != RAISED && !self->stopping);
  self->running = self->stopping = false;
  running_loop = NULL;
  trace_out(o);
  return o;
}

Outcome loop_run_forever(Loop *self) { return run(self, true); }
Outcome loop_run_once(Loop *self) { return run(self, false); }

Outcome loop_close(Loop *self) {
  if (self->running)
    return raised(RuntimeError, "Cannot close a running event loop");
  if (self->closed)
    return returned(value_none());
  self->closed = true;
  while (self->ready.count)
    loop_drop(self, ring_pop(&self->ready));
  while (self->timers.count)
    loop_drop(self, quickheap_pop(&self->timers).item);
  self->closing = true;
  attachments_close(self->attachments, self);
  self->closing = false;
  return returned(value_none());
}
