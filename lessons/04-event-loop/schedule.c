#include "04-event-loop/schedule.h"

#include <math.h>

#include "die.h"
#include "misuse.h"

// As in asyncio/base_events.py.
static const uint32_t MIN_SCHEDULED_TIMER_HANDLES = 100;
static const double MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5;

void loop_attach(Loop *self, Attachment *attachment) {
  attachments_add(&self->attachments, attachment);
}

double loop_time(Loop *self) { return self->clock->now(self->clock); }

// Python asks in debug mode only, too.
static void check_thread(const Loop *self) { // BaseEventLoop._check_thread
  if (CHECKED && self->running && !pthread_equal(self->thread, pthread_self()))
    misuse("Non-thread-safe operation invoked on an event loop other than the "
           "current one (use loop_call_soon_threadsafe())");
}

Handle loop_call_soon(Loop *self, Callback *callback, void *arg) {
  check_thread(self);
  if (self->closed)
    return (Handle){0};
  uint32_t i = slot_take(&self->slots, callback, arg);
  ring_push(&self->ready, i);
  slot_trace(TRACE_CALL_SOON, &self->slots.slots[i], 0);
  return (Handle){&self->slots, i, self->slots.serial};
}

static Handle schedule(Loop *self, double delay, double when,
                       Callback *callback, void *arg) {
  check_thread(self);
  if (self->closed)
    return (Handle){0};
  uint32_t i = slot_take(&self->slots, callback, arg);
  Slot *slot = &self->slots.slots[i];
  slot->when = when;
  slot->timed = true;
  // Not a number is no deadline: it is over at once, as in Python.
  quickheap_push(&self->timers, isnan(when) ? -INFINITY : when, i);
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

void loop_drop(Loop *self, uint32_t i) {
  Slot slot = self->slots.slots[i];
  slot_drop(&self->slots, i);
  attachments_dropped(self->attachments, self, slot.callback, slot.arg);
}

void loop_drop_cancelled_timers(Loop *self) {
  Quickheap *heap = &self->timers;
  if (heap->count > MIN_SCHEDULED_TIMER_HANDLES &&
      self->slots.cancelled_timers >
          MIN_CANCELLED_TIMER_HANDLES_FRACTION * heap->count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < heap->count; i++)
      if (self->slots.slots[heap->items[i].item].cancelled)
        loop_drop(self, heap->items[i].item);
      else
        heap->items[kept++] = heap->items[i];
    heap->count = kept;
    quickheap_rebuild(heap);
    self->slots.cancelled_timers = 0;
  }
  while (self->slots.cancelled_timers &&
         self->slots.slots[quickheap_first(heap)->item].cancelled) {
    self->slots.cancelled_timers--;
    loop_drop(self, quickheap_pop(heap).item);
  }
}

void loop_collect_due_timers(Loop *self) {
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
