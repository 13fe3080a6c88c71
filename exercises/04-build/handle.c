#include "04-event-loop/handle.h"

#include "die.h"

#include "exercises/todo.h"

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

// The slot that was given back last, else the first that never served, under
// the next serial number, from 1 on; all else in it is zero.
uint32_t slot_take(Slots *self, Callback *callback, void *arg) {
  TODO; // your code
}

// Its tickets mean nothing from here on.
void slot_give_back(Slots *self, uint32_t i) {
  TODO; // your code
}

void slot_trace(Verb verb, const Slot *slot, double delay) {
  trace_handle(verb, slot->serial, (const void *)slot->callback, slot->arg,
               delay, slot->when);
}

// Gives a slot back whose callback shall not run.
void slot_drop(Slots *self, uint32_t i) {
  TODO; // your code
}

// The slot of a ticket that still means something, else NULL.
static Slot *handle_slot(Handle self) {
  TODO; // your code
}

void handle_cancel(Handle self) {
  TODO; // your code
}

bool handle_cancelled(Handle self) {
  TODO; // your code
}

double handle_when(Handle self) {
  TODO; // your code
}
