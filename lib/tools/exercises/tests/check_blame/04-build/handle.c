// The handles of lesson 4 as somebody else would write them.
#include "04-event-loop/handle.h"

#include "die.h"

#define AT(slots_, i) (&(slots_)->slots[i])

void slot_trace(Verb verb, const Slot *slot, double delay) {
  const void *code = (const void *)slot->callback;
  trace_handle(verb, slot->serial, code, slot->arg, delay, slot->when);
}

// NULL when the callback has gone.
static Slot *slot_of(Handle ticket) {
  if (!ticket.slots)
    return NULL;
  Slot *slot = AT(ticket.slots, ticket.slot);
  if (!slot->callback)
    return NULL;
  return slot->serial == ticket.serial ? slot : NULL;
}

bool handle_cancelled(Handle self) {
  Slot *slot = slot_of(self);
  if (!slot)
    return false;
  return slot->cancelled;
}

double handle_when(Handle self) {
  Slot *slot = slot_of(self);
  double when = 0;
  if (slot)
    when = slot->when;
  return when;
}

void handle_cancel(Handle self) {
  Slot *slot = slot_of(self);
  if (slot && !slot->cancelled) {
    if (slot->timed)
      self.slots->cancelled_timers++;
    slot->cancelled = true;
    slot_trace(TRACE_CANCEL, slot, 0);
  } else if (trace_on)
    trace_record_late_cancel(self.serial);
}

static void chain(Slots *self, uint32_t from, uint32_t to) {
  while (from < to) {
    *AT(self, from) = (Slot){.next_free = from + 1};
    from++;
  }
}

static void make_room(Slots *self) {
  uint32_t before = self->count, after = before == 0 ? 16 : before * 2;
  if (after > 1u << 29)
    die("%u callbacks are scheduled: no more can be counted", before);
  self->slots = reallocate(self->slots, after, sizeof(Slot));
  chain(self, before, after);
  self->count = after;
}

uint32_t slot_take(Slots *self, Callback *callback, void *arg) {
  if (self->free >= self->count)
    make_room(self);
  uint32_t taken = self->free;
  Slot *slot = AT(self, taken);
  self->free = slot->next_free;
  self->serial++;
  slot->callback = callback;
  slot->arg = arg;
  slot->when = 0;
  slot->serial = self->serial;
  slot->next_free = 0;
  slot->timed = slot->cancelled = false;
  return taken;
}

void slot_give_back(Slots *self, uint32_t i) {
  Slot *slot = AT(self, i);
  slot->next_free = self->free;
  slot->callback = NULL;
  self->free = i;
}

void slot_drop(Slots *self, uint32_t i) {
  const Slot *slot = AT(self, i);
  slot_trace(TRACE_DROP, slot, 0);
  slot_give_back(self, i);
}
