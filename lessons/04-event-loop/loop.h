// loop.h: an event loop of callbacks, and nothing else.
//
//   Loop *loop = loop_new(clock_real());
//   loop_call_soon(loop, hello, "world");     // void hello(Loop *, void *)
//   loop_call_later(loop, 1.5, bye, NULL);    // seconds
//   loop_run_forever(loop);                   // until bye() calls loop_stop()
//   loop_close(loop);
//   loop_free(loop);
//
// Callbacks run one after the other; none is ever interrupted, so one that
// takes long keeps all others waiting. What a callback schedules runs in the
// next iteration at the earliest. `arg` is borrowed: it must live until the
// callback has run or was dropped.
//
// Python: asyncio/base_events.py.
#ifndef LOOP_H
#define LOOP_H

#include "04-event-loop/clock.h"
#include "04-event-loop/handle.h"
#include "quickheap.h"
#include "ring.h"
#include "value.h"

typedef void ExceptionHandler(Loop *loop, const char *message, Error error,
                              void *arg);

// What a floor above hangs on a loop.
typedef struct Attachment {
  void (*report)(Loop *loop); // say on stderr what still waits
  void (*close)(Loop *loop);
  void (*free)(Loop *loop);
} Attachment;

struct Loop {
  Clock *clock;     // owned
  Slots slots;      // what is scheduled: each stands in one of the two queues
  Ring ready;       // slots of callbacks to run, in order
  Quickheap timers; // slots of callbacks to run later, the earliest first

  bool running, stopping, closed;
  unsigned iteration; // how many there were
  Outcome raised;     // by the callback that runs, if it has
  const void *runs;   // its function, for the message

  ExceptionHandler *handler; // NULL: the default one
  void *handler_arg;
  Attachment *attachment; // NULL: none
};

Loop *loop_new(Clock *clock); // takes the clock; the caller frees the loop
void loop_free(Loop *self);   // closes it first; NULL is fine

// Each returns a ticket, an empty one when the loop is closed; call_later()
// and call_at() count from loop_time().
Handle loop_call_soon(Loop *self, Callback *callback, void *arg);
Handle loop_call_later(Loop *self, double delay, Callback *callback, void *arg);
Handle loop_call_at(Loop *self, double when, Callback *callback, void *arg);
double loop_time(Loop *self);

// Runs callbacks until somebody calls loop_stop(). RETURNED None; or RAISED:
// RuntimeError in the wrong state or when nothing can ever wake the loop,
// SystemExit or KeyboardInterrupt from a callback.
Outcome loop_run_forever(Loop *self);
void loop_stop(Loop *self); // after the current batch

// Drops all callbacks unrun. RuntimeError while the loop runs.
Outcome loop_close(Loop *self);
Outcome loop_check_closed(Loop *self); // RuntimeError "Event loop is closed"
bool loop_is_running(Loop *self);
bool loop_is_closed(Loop *self);
Loop *loop_running(void); // the one that runs now, or NULL
unsigned loop_iteration(Loop *self);

// Python's `raise error` in a callback: goes to the exception handler when the
// callback has returned. SystemExit and KeyboardInterrupt end the run.
void loop_raise(Loop *self, Error error);
// The handler gets a message that stays until it returns, and an error whose
// message is NULL when there is none. NULL for
// the handler: the default one again, which writes to stderr.
void loop_set_exception_handler(Loop *self, ExceptionHandler *handler,
                                void *arg);
void loop_call_exception_handler(Loop *self, const char *message, Error error);

#endif
