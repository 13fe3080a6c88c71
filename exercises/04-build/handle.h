// handle.h: a ticket for a callback that was scheduled.
//
// Whoever schedules a callback gets a Handle, by which it can be cancelled
// before it runs. A Handle is a small value: copy it, keep it, drop it. Once
// the callback is called or was dropped, the ticket means nothing any more, and
// asking it does no harm, until loop_free().
//
// Behind the tickets stands a table of slots, one for each callback in the
// loop's queues. A slot serves again and again; its serial number, which a
// ticket repeats, tells today's callback from yesterday's. (It wraps around:
// a ticket kept while exactly 2^32 others were scheduled could be mistaken.)
//
// Python: asyncio/events.py, Handle and TimerHandle.
#ifndef HANDLE_H
#define HANDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "trace.h"

typedef struct Loop Loop;
typedef void Callback(Loop *loop, void *arg);

typedef struct Handle {
  struct Slots *slots; // NULL: the loop was closed, nothing was scheduled
  uint32_t slot, serial;
} Handle;

void handle_cancel(Handle self);    // the callback will not run
bool handle_cancelled(Handle self); // false once it has run or was dropped
double handle_when(Handle self);    // a timer's deadline; else 0

// -- for the loop -------------------------------------------------------------

typedef struct Slot {
  Callback *callback; // NULL: the slot is free
  void *arg;          // borrowed
  double when;        // for a timer
  uint32_t serial;    // counts all that was ever scheduled
  uint32_t next_free : 30;
  bool timed : 1; // stands in the timer heap
  bool cancelled : 1;
} Slot; // 32 bytes: two fill a cache line

typedef struct Slots { // zeroed, it is empty
  Slot *slots;
  uint32_t count, free; // equal when none is free
  uint32_t serial;
  uint32_t cancelled_timers; // of those in the timer heap
} Slots;

// The slot that was given back last, else the first that never served, under
// the next serial number, from 1 on; all else in it is zero.
uint32_t slot_take(Slots *self, Callback *callback, void *arg);
// Its tickets mean nothing from here on.
void slot_give_back(Slots *self, uint32_t i);
// Gives a slot back whose callback shall not run.
void slot_drop(Slots *self, uint32_t i);
void slot_trace(Verb verb, const Slot *slot, double delay);

#endif
