#include "04-event-loop/loop.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>

#include "die.h"
#include "misuse.h"
#include "trace.h"

#include "exercises/todo.h"

// As in asyncio/base_events.py.
static const double MAXIMUM_SELECT_TIMEOUT = 24 * 3600;
// A clock that jumps need not go so far a day at a time.
static const double MANY_WAITS = 1000.0 * 24 * 3600;

static _Thread_local Loop *running_loop; // each thread may run one
static _Atomic unsigned loop_count;      // for their numbers

// -- one iteration ----------------------------------------------------------

static Outcome nothing_will_wake(Loop *self) {
  fprintf(stderr,
          "This event loop can never be woken again: iteration %u, "
          "nothing is ready, no timer is %s.\n",
          self->iteration + 1, self->timers.count ? "ever due" : "set");
  attachments_report(self->attachments, self);
  return raised(RuntimeError, "nothing can ever wake this event loop again");
}

// When the wait shall end, at the latest.
static double deadline(Loop *self) {
  TODO; // your code
}

// Python waits in select(), for files too; our clock knows of time only.
static Outcome wait_for_something(Loop *self) {
  TODO; // your code
}

static Outcome run_one(Loop *self) { // Handle._run
  TODO;
}

static Outcome run_once(Loop *self) { // BaseEventLoop._run_once
  TODO;
}

// -- the loop ---------------------------------------------------------------

Loop *loop_new(Clock *clock) {
  TODO; // your code
}

// Closes it first; NULL is fine. While the loop runs or is being closed, and in
// its exception handler, it ends the program.
void loop_free(Loop *self) {
  TODO; // your code
}

bool loop_is_running(Loop *self) { return self->running; }
bool loop_is_closed(Loop *self) { return self->closed; }
Loop *loop_running(void) { return running_loop; }
unsigned loop_iteration(Loop *self) { return self->iteration; }
void loop_stop(Loop *self) { self->stopping = true; }

Outcome loop_check_closed(Loop *self) {
  return self->closed ? raised(RuntimeError, "Event loop is closed")
                      : returned(value_none());
}

// A child that is forked in a callback is not in its parent's run.
static void leave_the_run(void) { running_loop = NULL; }

static void watch_forks(void) { pthread_atfork(NULL, NULL, leave_the_run); }

static void enter_the_run(Loop *self) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, watch_forks);
  self->thread = pthread_self();
  running_loop = self;
}

static Outcome run(Loop *self, bool forever) {
  TODO; // your code
}

// Runs callbacks until somebody calls loop_stop(). RETURNED None; or RAISED:
// RuntimeError in the wrong state or when nothing can ever wake the loop,
// SystemExit or KeyboardInterrupt from a callback.
Outcome loop_run_forever(Loop *self) {
  TODO; // your code
}
// One iteration and no more: waits when nothing is ready, then runs one batch.
// Python: _run_once().
Outcome loop_run_once(Loop *self) {
  TODO; // your code
}

// Drops all callbacks unrun. RuntimeError while the loop runs.
Outcome loop_close(Loop *self) {
  TODO; // your code
}
