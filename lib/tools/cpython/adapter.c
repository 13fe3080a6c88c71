// adapter.c: the kit's loop, for a Python program that calls it by ctypes.
//
// A loop is known to Python by a number, its owner, and so is each callback:
// what they stand for is kept there. The clock asks Python for the time, and
// waits by calling Python's selector. An exception that a Python function has
// raised is kept in Python; here it is a SystemExit, which leaves the run.
#include <math.h>
#include <stdlib.h>

#include "04-event-loop/loop.h"
#include "die.h"

typedef struct Hooks {
  double (*now)(long owner);
  int (*wait)(long owner, double when); // 0: it has raised
  int (*run)(long owner, long handle);  // 0: it has raised
  void (*dropped)(long owner, long handle);
} Hooks;

static Hooks hooks;

typedef struct Adapter {
  Clock clock; // first: the loop frees it, and us with it
  Attachment attachment;
  long owner;
  uint32_t pushed; // timers, when Python last asked
} Adapter;

static Outcome raised_in_python(void) { return raised(SystemExit, "Python"); }

static double now(Clock *clock) { return hooks.now(((Adapter *)clock)->owner); }

static Outcome wait_until(Clock *clock, double when) {
  return hooks.wait(((Adapter *)clock)->owner, when)
             ? returned(value_bool(true))
             : raised_in_python();
}

static void clock_free(Clock *clock) { free(clock); }

static long owner_of(Loop *loop) { return ((Adapter *)loop->user)->owner; }

static void run_in_python(Loop *loop, void *handle) {
  if (!hooks.run(owner_of(loop), (long)handle))
    loop_raise(loop, raised_in_python().error);
}

static void dropped(Loop *loop, Callback *callback, void *handle) {
  if (callback == run_in_python)
    hooks.dropped(owner_of(loop), (long)handle);
}

// -- what Python calls --------------------------------------------------------

void adapter_begin(Hooks given) { hooks = given; }

Loop *adapter_loop_new(long owner, double resolution) {
  Adapter *self = allocate(sizeof *self);
  self->clock = (Clock){now, wait_until, clock_free, resolution, false};
  self->attachment.dropped = dropped;
  self->owner = owner;
  Loop *loop = loop_new(&self->clock);
  loop->user = self;
  loop_attach(loop, &self->attachment);
  return loop;
}

// Loops made by Python may get another resolution later.
void adapter_set_resolution(Loop *loop, double seconds) {
  loop->clock->resolution = seconds;
}

Handle adapter_call_soon(Loop *loop, long handle) {
  return loop_call_soon(loop, run_in_python, (void *)handle);
}

Handle adapter_call_at(Loop *loop, double when, long handle) {
  return loop_call_at(loop, when, run_in_python, (void *)handle);
}

// 0: it has raised.
int adapter_run_once(Loop *loop) { return loop_run_once(loop).how == RETURNED; }
int adapter_run_forever(Loop *loop) {
  return loop_run_forever(loop).how == RETURNED;
}

void adapter_close(Loop *loop) { loop_close(loop); }

// A callback that floors above have scheduled is none of Python's.
static long handle_in(Loop *loop, uint32_t i) {
  const Slot *slot = &loop->slots.slots[i];
  return slot->callback == run_in_python ? (long)slot->arg : 0;
}

// The handles in a queue, as they stand there; returns how many there are.
long adapter_ready(Loop *loop, long *handles) {
  long count = loop->ready.count;
  for (long i = 0; handles && i < count; i++) {
    uint32_t slot = ring_pop(&loop->ready);
    handles[i] = handle_in(loop, slot);
    ring_push(&loop->ready, slot);
  }
  return count;
}

long adapter_scheduled(Loop *loop, long *handles) {
  long count = loop->timers.count;
  for (long i = 0; handles && i < count; i++)
    handles[i] = handle_in(loop, loop->timers.items[i].item);
  return count;
}

// The deadlines of timers that floors above have set, of those that were not
// there when it was last asked; returns how many.
long adapter_new_timers(Loop *loop, double *deadlines) {
  Adapter *self = loop->user;
  long count = 0;
  for (uint32_t i = 0; i < loop->timers.count; i++) {
    const QuickheapItem *timer = &loop->timers.items[i];
    if (timer->order >= self->pushed && !handle_in(loop, timer->item))
      deadlines[count++] = timer->when;
  }
  self->pushed = loop->timers.pushed;
  return count;
}

long adapter_cancelled_timers(Loop *loop) {
  return loop->slots.cancelled_timers;
}
