// Scheduling, in lesson 4, as somebody else would write it.
#include "04-event-loop/schedule.h"

#include <math.h>

#include "die.h"
#include "misuse.h"

enum { FEW_TIMERS = 100 };
static const double TOO_MANY_CANCELLED = 0.5;

static Slot *slot_at(Loop *loop, uint32_t i) { return loop->slots.slots + i; }

static Handle ticket(Loop *loop, uint32_t i) {
  return (Handle){
      .slots = &loop->slots, .slot = i, .serial = slot_at(loop, i)->serial};
}

static Handle no_ticket(void) {
  Handle none = {NULL, 0, 0};
  return none;
}

void loop_attach(Loop *self, Attachment *attachment) {
  Attachment **list = &self->attachments;
  attachments_add(list, attachment);
}

void loop_drop(Loop *self, uint32_t i) {
  Callback *callback = slot_at(self, i)->callback;
  void *arg = slot_at(self, i)->arg;
  slot_drop(&self->slots, i);
  attachments_dropped(self->attachments, self, callback, arg);
}

double loop_time(Loop *self) {
  Clock *clock = self->clock;
  return clock->now(clock);
}

static void only_its_own_thread(Loop *loop) {
  if (!CHECKED || !loop->running)
    return;
  if (pthread_equal(loop->thread, pthread_self()) == 0)
    misuse("Non-thread-safe operation invoked on an event loop other than the "
           "current one (use loop_call_soon_threadsafe())");
}

Handle loop_call_soon(Loop *self, Callback *callback, void *arg) {
  only_its_own_thread(self);
  if (self->closed)
    return no_ticket();
  uint32_t taken = slot_take(&self->slots, callback, arg);
  slot_trace(TRACE_CALL_SOON, slot_at(self, taken), 0);
  ring_push(&self->ready, taken);
  return ticket(self, taken);
}

static Handle set_timer(Loop *loop, Callback *callback, void *arg, double when,
                        double delay) {
  only_its_own_thread(loop);
  if (loop->closed)
    return no_ticket();
  uint32_t taken = slot_take(&loop->slots, callback, arg);
  Slot *slot = slot_at(loop, taken);
  slot->timed = true;
  slot->when = when;
  double key = when;
  if (isnan(when))
    key = -INFINITY;
  quickheap_push(&loop->timers, key, taken);
  slot_trace(TRACE_CALL_LATER, slot, delay);
  return ticket(loop, taken);
}

Handle loop_call_later(Loop *self, double delay, Callback *callback,
                       void *arg) {
  double now = loop_time(self);
  return set_timer(self, callback, arg, now + delay, delay);
}

Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg) {
  double now = loop_time(self);
  return set_timer(self, callback, arg, when, when - now);
}

// A moment later than this one, as far as a double can tell.
static double end_of_now(Loop *loop, double now) {
  double end = now + loop->clock->resolution;
  return end > now ? end : nextafter(now, INFINITY);
}

void loop_collect_due_timers(Loop *self) {
  if (self->timers.count == 0)
    return;
  double end = end_of_now(self, loop_time(self));
  for (;;) {
    if (self->timers.count == 0 || quickheap_first(&self->timers)->when >= end)
      return;
    uint32_t due = quickheap_pop(&self->timers).item;
    Slot *slot = slot_at(self, due);
    if (slot->cancelled)
      self->slots.cancelled_timers--;
    slot->timed = false;
    ring_push(&self->ready, due);
    slot_trace(TRACE_DUE, slot, 0);
  }
}

static bool too_many(const Loop *loop) {
  double cancelled = loop->slots.cancelled_timers, all = loop->timers.count;
  return all > FEW_TIMERS && cancelled > all * TOO_MANY_CANCELLED;
}

static void drop_all_cancelled(Loop *loop) {
  Quickheap *heap = &loop->timers;
  uint32_t from, to = 0;
  for (from = 0; from < heap->count; from++) {
    uint32_t i = heap->items[from].item;
    if (!slot_at(loop, i)->cancelled)
      heap->items[to++] = heap->items[from];
    else
      loop_drop(loop, i);
  }
  heap->count = to;
  loop->slots.cancelled_timers = 0;
  quickheap_rebuild(heap);
}

void loop_drop_cancelled_timers(Loop *self) {
  if (too_many(self)) {
    drop_all_cancelled(self);
    return;
  }
  while (self->slots.cancelled_timers > 0) {
    uint32_t first = quickheap_first(&self->timers)->item;
    if (!slot_at(self, first)->cancelled)
      break;
    quickheap_pop(&self->timers);
    loop_drop(self, first);
    self->slots.cancelled_timers -= 1;
  }
}
