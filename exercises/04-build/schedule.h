// schedule.h: what a loop is made of, and what it has to do.
//
// A callback that was scheduled stands in one of two queues: in the ready
// queue, first in, first out, or, to run later, in the timer heap, the
// earliest deadline first. Scheduling calls nobody. `arg` is borrowed: it must
// live until the callback has run or was dropped.
//
// loop.h runs what stands here.
//
// Python: asyncio/base_events.py; the queues are _ready and _scheduled.
#ifndef SCHEDULE_H
#define SCHEDULE_H

#include <pthread.h>

#include "04-event-loop/attachment.h"
#include "04-event-loop/clock.h"
#include "04-event-loop/handle.h"
#include "quickheap.h"
#include "ring.h"
#include "value.h"

// What an exception handler is told: Python's context, a dictionary there.
typedef struct ExceptionContext {
  const char *message;  // stays until the handler returns
  Error error;          // its message is NULL: there is none
  const void *callback; // the function that has raised it, or NULL
  void *future;         // the future or task that it is about, or NULL
} ExceptionContext;

typedef void ExceptionHandler(Loop *loop, const ExceptionContext *context,
                              void *arg);

struct Loop {
  Clock *clock;     // owned
  Slots slots;      // what is scheduled: each stands in one of the two queues
  Ring ready;       // slots of callbacks to run, in order
  Quickheap timers; // slots of callbacks to run later, the earliest first

  unsigned number; // from 1: a later loop may lie where this one lay
  bool running, stopping, closing, closed;
  pthread_t thread;   // that runs it, while it runs
  unsigned iteration; // how many there were

  const void *current_callback; // the function that runs, or NULL
  Outcome callback_error;       // RAISED by it, until the loop handles it;
                                // else RETURNED None
  ExceptionHandler *handler;    // NULL: the default one
  void *handler_arg;
  unsigned handling; // calls of the handler that have not come back

  Attachment *attachments; // NULL: none
  void *user;              // for whoever made the loop: nobody else looks at it
};

// Each returns a ticket, an empty one when the loop is closed; call_later()
// and call_at() count from loop_time(), in seconds. Not a number is no delay,
// and an infinite one never comes. While the loop runs they are for its own
// thread: a checked build ends the program when another one calls them.
Handle loop_call_soon(Loop *self, Callback *callback, void *arg);
Handle loop_call_later(Loop *self, double delay, Callback *callback, void *arg);
Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg);
double loop_time(Loop *self);

// Hangs something on the loop, behind what is there. It is borrowed, and must
// live until its free() is called, at the latest in loop_free().
void loop_attach(Loop *self, Attachment *attachment);

// -- for loop.c ---------------------------------------------------------------

// What stands in this slot shall not run: tells the floors above, too.
void loop_drop(Loop *self, uint32_t i);
// Cancelled timers go when they reach the top of the heap; all at once when
// there are more than 100 timers and more than half of them are cancelled. They
// neither wake the loop nor shorten its sleep.
void loop_drop_cancelled_timers(Loop *self);
// Timers that are due go behind what is ready already.
void loop_collect_due_timers(Loop *self);

#endif
