#include "04-event-loop/schedule.h"

#include <math.h>

#include "die.h"
#include "misuse.h"

#include "exercises/todo.h"

// As in asyncio/base_events.py.
static const uint32_t MIN_SCHEDULED_TIMER_HANDLES = 100;
static const double MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5;

void loop_attach(Loop *self, Attachment *attachment) {
  attachments_add(&self->attachments, attachment);
}

double loop_time(Loop *self) {
  TODO; // your code
}

// Python asks in debug mode only, too.
static void check_thread(const Loop *self) { // BaseEventLoop._check_thread
  if (CHECKED && self->running && !pthread_equal(self->thread, pthread_self()))
    misuse("Non-thread-safe operation invoked on an event loop other than the "
           "current one (use loop_call_soon_threadsafe())");
}

// Each returns a ticket, an empty one when the loop is closed; call_later()
// and call_at() count from loop_time(), in seconds. Not a number is no delay,
// and an infinite one never comes. While the loop runs they are for its own
// thread: a checked build ends the program when another one calls them.
Handle loop_call_soon(Loop *self, Callback *callback, void *arg) {
  TODO; // your code
}

static Handle schedule(Loop *self, double delay, double when,
                       Callback *callback, void *arg) {
  TODO; // your code
}

Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg) {
  TODO; // your code
}

Handle loop_call_later(Loop *self, double delay, Callback *callback,
                       void *arg) {
  TODO; // your code
}

// What stands in this slot shall not run: tells the floors above, too.
void loop_drop(Loop *self, uint32_t i) {
  TODO; // your code
}

// Cancelled timers go when they reach the top of the heap; all at once when
// there are more than 100 timers and more than half of them are cancelled. They
// neither wake the loop nor shorten its sleep.
void loop_drop_cancelled_timers(Loop *self) {
  TODO; // your code
}

// Timers that are due go behind what is ready already.
void loop_collect_due_timers(Loop *self) {
  TODO; // your code
}
