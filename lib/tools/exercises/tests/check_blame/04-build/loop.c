// The loop of lesson 4 as somebody else would write it.
#include "04-event-loop/loop.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "die.h"
#include "misuse.h"
#include "trace.h"

#define DAY (24.0 * 3600)

static _Thread_local Loop *the_loop_that_runs;
static _Thread_local pid_t in_process;

static Outcome fine(void) { return returned(value_none()); }

Loop *loop_running(void) {
  if (in_process != getpid())
    return NULL;
  return the_loop_that_runs;
}

bool loop_is_running(Loop *self) {
  bool running = self->running;
  return running;
}

bool loop_is_closed(Loop *self) {
  bool closed = self->closed;
  return closed;
}

unsigned loop_iteration(Loop *self) {
  unsigned n = self->iteration;
  return n;
}

void loop_stop(Loop *self) {
  bool *flag = &self->stopping;
  *flag = true;
}

Outcome loop_check_closed(Loop *self) {
  if (!self->closed)
    return fine();
  return raised(RuntimeError, "Event loop is closed");
}

Loop *loop_new(Clock *clock) {
  static _Atomic unsigned newest;
  Loop *loop = allocate(sizeof(Loop));
  loop->number = ++newest;
  loop->callback_error = fine();
  loop->clock = clock;
  trace_actor(loop, ACTOR_LOOP, NULL, NULL);
  return loop;
}

static void drop_everything(Loop *loop) {
  while (loop->ready.count > 0) {
    uint32_t i = ring_pop(&loop->ready);
    loop_drop(loop, i);
  }
  while (loop->timers.count > 0) {
    QuickheapItem timer = quickheap_pop(&loop->timers);
    loop_drop(loop, timer.item);
  }
}

Outcome loop_close(Loop *self) {
  if (self->running)
    return raised(RuntimeError, "Cannot close a running event loop");
  if (!self->closed) {
    self->closed = true;
    drop_everything(self);
    self->closing = true;
    attachments_close(self->attachments, self);
    self->closing = false;
  }
  return fine();
}

static void release(Loop *loop) {
  quickheap_release(&loop->timers);
  ring_release(&loop->ready);
  free(loop->slots.slots);
  loop->clock->free(loop->clock);
  free(loop);
}

void loop_free(Loop *self) {
  if (self == NULL)
    return;
  if (self->handling > 0)
    misuse("loop_free: the loop's exception handler is running");
  if (self->closing)
    misuse("loop_free: the loop is being closed");
  Outcome closed = loop_close(self);
  if (closed.how == RAISED)
    misuse("loop_free: the loop is running");
  attachments_free(&self->attachments, self);
  release(self);
}

static Outcome nothing_will_wake(Loop *self) {
  const char *timers = self->timers.count > 0 ? "ever due" : "set";
  fprintf(stderr,
          "This event loop can never be woken again: iteration %u, "
          "nothing is ready, no timer is %s.\n",
          self->iteration + 1, timers);
  attachments_report(self->attachments, self);
  return raised(RuntimeError, "nothing can ever wake this event loop again");
}

// A day at a time, but for a clock that jumps.
static double no_longer_than(Loop *loop, double now, double when) {
  if (isinf(when) || (loop->clock->jumps && when > now + 1000 * DAY))
    return when;
  return when > now + DAY ? now + DAY : when;
}

static double deadline(Loop *self) {
  bool must_wait = self->ready.count == 0 && !self->stopping;
  if (!must_wait)
    return -INFINITY;
  if (self->timers.count == 0)
    return INFINITY;
  double when = quickheap_first(&self->timers)->when;
  return no_longer_than(self, loop_time(self), when);
}

static Outcome wait_for_something(Loop *self) {
  double from = loop_time(self);
  Outcome o = self->clock->wait_until(self->clock, deadline(self));
  if (o.how != RETURNED)
    return o;
  if (value_as_bool(o.value) == false)
    return nothing_will_wake(self);
  self->iteration += 1;
  if (trace_on)
    trace_select(loop_time(self) - from, loop_time(self), self->iteration);
  attachments_collect(self->attachments, self);
  return fine();
}

static void call(Loop *loop, Callback *callback, void *arg) {
  callback(loop, arg);
  trace_ran(loop->callback_error);
}

static Outcome run_one(Loop *self) {
  Outcome o = fine();
  uint32_t i = ring_pop(&self->ready);
  Slot slot = self->slots.slots[i];
  if (slot.cancelled) {
    loop_drop(self, i);
    return o;
  }
  slot_trace(TRACE_RUN, &slot, 0);
  slot_give_back(&self->slots, i);
  self->current_callback = (const void *)slot.callback;
  call(self, slot.callback, slot.arg);
  if (self->callback_error.how == RAISED)
    o = loop_handle_callback_error(self);
  self->current_callback = NULL;
  return o;
}

static Outcome run_once(Loop *self) {
  Outcome o;
  uint32_t batch;
  loop_drop_cancelled_timers(self);
  o = wait_for_something(self);
  if (o.how == RAISED)
    return o;
  loop_collect_due_timers(self);
  for (batch = self->ready.count; batch && o.how != RAISED; batch--)
    o = run_one(self);
  return o;
}

static void begin(Loop *loop, const char *how) {
  trace(TRACE_RUN, loop, value_str(how));
  loop->thread = pthread_self();
  loop->running = true;
  the_loop_that_runs = loop;
  in_process = getpid();
}

static void end(Loop *loop, Outcome o) {
  the_loop_that_runs = NULL;
  loop->running = false;
  loop->stopping = false;
  trace_out(o);
}

static Outcome may_run(Loop *loop) {
  Outcome o = loop_check_closed(loop);
  if (o.how == RAISED)
    return o;
  if (loop->running) {
    o = raised(RuntimeError, "This event loop is already running");
    return trace_refused(TRACE_RUN, loop, o);
  }
  if (loop_running() != NULL)
    return raised(RuntimeError, "Cannot run the event loop while another loop "
                                "is running");
  return fine();
}

Outcome loop_run_once(Loop *self) {
  Outcome o = may_run(self);
  if (o.how == RAISED)
    return o;
  begin(self, "run_once");
  o = run_once(self);
  end(self, o);
  return o;
}

Outcome loop_run_forever(Loop *self) {
  Outcome o = may_run(self);
  if (o.how == RAISED)
    return o;
  begin(self, "run_forever");
  for (;;) {
    o = run_once(self);
    if (o.how == RAISED || self->stopping)
      break;
  }
  end(self, o);
  return o;
}
