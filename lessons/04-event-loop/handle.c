#include "04-event-loop/handle.h"

#include "die.h"

static void slots_grow(Slots *self) {
  enum { MOST = 1 << 29 }; // what next_free can count
  uint32_t count = self->count ? 2 * self->count : 16;
  if (count > MOST)
    die("%u callbacks are scheduled: no more can be counted", self->count);
  self->slots = reallocate(self->slots, count, sizeof *self->slots);
  for (uint32_t i = self->count; i < count; i++)
    self->slots[i] = (Slot){.next_free = i + 1};
  self->count = count;
}

uint32_t slot_take(Slots *self, Callback *callback, void *arg) {
  if (self->free == self->count)
    slots_grow(self);
  uint32_t i = self->free;
  Slot *slot = &self->slots[i];
  self->free = slot->next_free;
  *slot = (Slot){.callback = callback, .arg = arg, .serial = ++self->serial};
  return i;
}

void slot_give_back(Slots *self, uint32_t i) {
  self->slots[i].callback = NULL;
  self->slots[i].next_free = self->free;
  self->free = i;
}

void slot_trace(Verb verb, const Slot *slot, double delay) {
  trace_handle(verb, slot->serial, (const void *)slot->callback, slot->arg,
               delay, slot->when);
}

void slot_drop(Slots *self, uint32_t i) {
  slot_trace(TRACE_DROP, &self->slots[i], 0);
  slot_give_back(self, i);
}

// The slot of a ticket that still means something, else NULL.
static Slot *handle_slot(Handle self) {
  Slot *slot = self.slots ? &self.slots->slots[self.slot] : NULL;
  bool same = slot && slot->callback && slot->serial == self.serial;
  return same ? slot : NULL;
}

void handle_cancel(Handle self) {
  Slot *slot = handle_slot(self);
  if (!slot || slot->cancelled) {
    if (trace_on)
      trace_record_late_cancel(self.serial); // nothing happens
    return;
  }
  slot->cancelled = true; // it stays in its queue; the loop will skip it
  self.slots->cancelled_timers += slot->timed;
  slot_trace(TRACE_CANCEL, slot, 0);
}

bool handle_cancelled(Handle self) {
  Slot *slot = handle_slot(self);
  return slot && slot->cancelled;
}

double handle_when(Handle self) {
  Slot *slot = handle_slot(self);
  return slot ? slot->when : 0;
}
