// countdown.c: a countdown that can be cancelled
#include "exercise.h"

Outcome countdown(Coroutine *self, void *arg) {
  const Countdown *c = arg;
  for (int left = c->from; left > 0; left--) {
    c->says(c->name, "in", left);
    Outcome o = sleep_for(self, 1);
    if (o.how == RAISED) { // except CancelledError:
      c->says(c->name, "held at", left);
      return o; // raise
    }
  }
  return returned(value_str("lift-off"));
}

// The patience is over.
static void hold(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

Outcome launch(Coroutine *self, void *arg) {
  Countdown *c = arg;
  Loop *loop = loop_running();
  Task *own = current_task(loop);
  unsigned asked = own->cancelling; // how often somebody wanted us to stop
  Task *task = loop_create_task(loop, coroutine_new(countdown, c));
  Handle timer = loop_call_later(loop, c->patience, hold, task);
  Outcome o = await(self, &task->future);
  handle_cancel(timer); // finally: on every way out
  task_free(task);
  // Has the timer cancelled it, or somebody else us, and it with us?
  if (o.how == RAISED && error_is(o.error, CancelledError) &&
      own->cancelling == asked)
    return returned(value_str("held"));
  return o;
}
