#include "06-together/timeout.h"

#include <math.h>

#include "exercises/todo.h"

static void on_timeout(Loop *loop, void *arg) { // Timeout._on_timeout
  TODO;
}

static void schedule(Timeout *self, double when) {
  TODO; // your code
}

Outcome timeout_enter_at(Timeout *self, double when) { // Timeout.__aenter__
  TODO;
}

// Both: RuntimeError outside a task, and when it was entered already. A delay
// or deadline in the past asks at the first suspension; INFINITY never does.
Outcome timeout_enter(Timeout *self, double delay) {
  TODO; // your code
}

static Outcome not_entered(void) {
  return raised(RuntimeError, "Timeout has not been entered");
}

Outcome timeout_reschedule(Timeout *self, double when) {
  TODO; // your code
}

bool timeout_expired(const Timeout *self) {
  TODO; // your code
}

// Takes how the block has ended, and says how the whole ends: RAISED
// TimeoutError when the time was over and nobody else has asked the task to
// stop, else as the block did. RuntimeError when nobody is inside.
// Our own request is taken back. Is none left, it was ours that has stopped the
// block; else somebody else wants the task to stop, and must be heard.
Outcome timeout_exit(Timeout *self, Outcome how) { // Timeout.__aexit__
  TODO;
}
