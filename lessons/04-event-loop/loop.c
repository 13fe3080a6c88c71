#include "04-event-loop/loop.h"

#include <math.h>
#include <stdio.h>

#include "die.h"
#include "symbol.h"
#include "trace.h"

// As in asyncio/base_events.py.
static const uint32_t MIN_SCHEDULED_TIMER_HANDLES = 100;
static const double MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5;
static const double MAXIMUM_SELECT_TIMEOUT = 24 * 3600;

static Loop *running_loop;

// -- scheduling -------------------------------------------------------------

Handle loop_call_soon(Loop *self, Callback *callback, void *arg) {
  if (self->closed)
    return (Handle){0};
  uint32_t i = slot_take(&self->slots, callback, arg);
  ring_push(&self->ready, i);
  slot_trace(TRACE_CALL_SOON, &self->slots.slots[i], 0);
  return (Handle){&self->slots, i, self->slots.serial};
}

static Handle schedule(Loop *self, double delay, double when,
                       Callback *callback, void *arg) {
  if (self->closed)
    return (Handle){0};
  uint32_t i = slot_take(&self->slots, callback, arg);
  Slot *slot = &self->slots.slots[i];
  slot->when = when;
  slot->timed = true;
  quickheap_push(&self->timers, (QuickheapItem){when, slot->serial, i});
  slot_trace(TRACE_CALL_LATER, slot, delay);
  return (Handle){&self->slots, i, slot->serial};
}

Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg) {
  return schedule(self, when - loop_time(self), when, callback, arg);
}

Handle loop_call_later(Loop *self, double delay, Callback *callback,
                       void *arg) {
  return schedule(self, delay, loop_time(self) + delay, callback, arg);
}

// -- one iteration ----------------------------------------------------------

// Cancelled timers go when they reach the top of the heap; all at once when
// they are many. They neither wake the loop nor shorten its sleep.
static void drop_cancelled_timers(Loop *self) {
  Quickheap *heap = &self->timers;
  if (heap->count > MIN_SCHEDULED_TIMER_HANDLES &&
      self->slots.cancelled_timers >
          MIN_CANCELLED_TIMER_HANDLES_FRACTION * heap->count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < heap->count; i++)
      if (self->slots.slots[heap->items[i].item].cancelled)
        slot_drop(&self->slots, heap->items[i].item);
      else
        heap->items[kept++] = heap->items[i];
    heap->count = kept;
    quickheap_rebuild(heap);
    self->slots.cancelled_timers = 0;
    return;
  }
  while (self->slots.cancelled_timers &&
         self->slots.slots[quickheap_first(heap)->item].cancelled) {
    self->slots.cancelled_timers--;
    slot_drop(&self->slots, quickheap_pop(heap).item);
  }
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
  double waited = 0;
  if (!self->ready.count && !self->stopping) {
    double when =
        self->timers.count ? quickheap_first(&self->timers)->when : INFINITY;
    if (when == INFINITY)
      return nothing_will_wake(self);
    double now = loop_time(self), latest = now + MAXIMUM_SELECT_TIMEOUT;
    if (when > latest)
      when = latest;
    if (when > now) {
      waited = when - now;
      self->clock->wait_until(self->clock, when);
    }
  }
  self->iteration++;
  if (trace_on)
    trace_select(waited, loop_time(self), self->iteration);
  return returned(value_none());
}

// Timers that are due go behind what is ready already.
static void collect_due_timers(Loop *self) {
  if (!self->timers.count)
    return;
  double now = loop_time(self), end = now + self->clock->resolution;
  if (end == now) // after 194 days a nanosecond more is no more
    end = nextafter(now, INFINITY);
  while (self->timers.count && quickheap_first(&self->timers)->when < end) {
    uint32_t i = quickheap_pop(&self->timers).item;
    Slot *slot = &self->slots.slots[i];
    self->slots.cancelled_timers -= slot->cancelled;
    slot->timed = false;
    slot_trace(TRACE_DUE, slot, 0);
    ring_push(&self->ready, i);
  }
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
  uint32_t i = ring_pop(&self->ready);
  Slot *slot = &self->slots.slots[i];
  Callback *callback = slot->callback;
  void *arg = slot->arg;
  if (slot->cancelled) {
    slot_drop(&self->slots, i);
    return returned(value_none());
  }
  slot_trace(TRACE_RUN, slot, 0);
  slot_give_back(&self->slots, i); // now, for the callback may need it
  self->runs = (const void *)callback;
  callback(self, arg);
  trace_ran(self->raised);
  if (self->raised.how != RAISED)
    return returned(value_none());
  Outcome o = take_raised(self);
  if (ends_the_run(o.error))
    return o;
  const char *name = symbol_name(self->runs);
  loop_call_exception_handler(
      self, text_format("Exception in callback %s()", name ? name : "?"),
      o.error);
  return take_raised(self); // by the handler, to end the run
}

static Outcome run_once(Loop *self) { // BaseEventLoop._run_once
  drop_cancelled_timers(self);
  TRY(wait_for_something(self));
  collect_due_timers(self);
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
  self->raised = returned(value_none());
  trace_actor(self, ACTOR_LOOP, NULL, NULL);
  return self;
}

void loop_free(Loop *self) {
  if (!self)
    return;
  if (loop_close(self).how == RAISED)
    die("loop_free: the loop is running");
  if (self->attachment)
    self->attachment->free(self);
  ring_release(&self->ready);
  quickheap_release(&self->timers);
  free(self->slots.slots);
  self->clock->free(self->clock);
  free(self);
}

double loop_time(Loop *self) { return self->clock->now(self->clock); }
bool loop_is_running(Loop *self) { return self->running; }
bool loop_is_closed(Loop *self) { return self->closed; }
Loop *loop_running(void) { return running_loop; }
unsigned loop_iteration(Loop *self) { return self->iteration; }
void loop_stop(Loop *self) { self->stopping = true; }

Outcome loop_check_closed(Loop *self) {
  return self->closed ? raised(RuntimeError, "Event loop is closed")
                      : returned(value_none());
}

Outcome loop_run_forever(Loop *self) {
  TRY(loop_check_closed(self));
  if (self->running)
    return trace_refused(
        TRACE_RUN, self,
        raised(RuntimeError, "This event loop is already running"));
  if (running_loop)
    return raised(RuntimeError, "Cannot run the event loop while another loop "
                                "is running");
  trace(TRACE_RUN, self, value_str("run_forever"));
  running_loop = self;
  self->running = true;
  Outcome o;
  do
    o = run_once(self);
  while (o.how != RAISED && !self->stopping);
  self->running = self->stopping = false;
  running_loop = NULL;
  trace_out(o);
  return o;
}

Outcome loop_close(Loop *self) {
  if (self->running)
    return raised(RuntimeError, "Cannot close a running event loop");
  if (self->closed)
    return returned(value_none());
  self->closed = true;
  while (self->ready.count)
    slot_drop(&self->slots, ring_pop(&self->ready));
  while (self->timers.count)
    slot_drop(&self->slots, quickheap_pop(&self->timers).item);
  if (self->attachment)
    self->attachment->close(self);
  return returned(value_none());
}

// -- errors -----------------------------------------------------------------

void loop_raise(Loop *self, Error error) {
  self->raised = outcome_from(raised_error(error), __builtin_return_address(0));
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
  if (!self->handler) {
    default_handler(message, error);
    return;
  }
  Outcome before = take_raised(self);
  self->handler(self, message, error, self->handler_arg);
  Outcome o = self->raised;
  if (o.how == RAISED && ends_the_run(o.error))
    return; // in place of what was raised before
  if (o.how == RAISED)
    default_handler("Unhandled error in exception handler", o.error);
  self->raised = before;
}
