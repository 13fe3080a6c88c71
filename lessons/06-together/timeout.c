#include "06-together/timeout.h"

#include <math.h>

static void on_timeout(Loop *loop, void *arg) { // Timeout._on_timeout
  Timeout *self = arg;
  (void)loop;
  task_cancel(self->task);
  self->state = EXPIRING;
  self->handle = (Handle){0};
}

static void schedule(Timeout *self, double when) {
  Loop *loop = self->task->future.loop;
  handle_cancel(self->handle);
  self->handle = (Handle){0};
  if (when <= loop_time(loop))
    self->handle = loop_call_soon(loop, on_timeout, self);
  else if (when != INFINITY)
    self->handle = loop_call_at(loop, when, on_timeout, self);
}

Outcome timeout_enter_at(Timeout *self, double when) { // Timeout.__aenter__
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  if (self->state != CREATED)
    return raised(RuntimeError, "Timeout has already been entered");
  self->task = current_task(loop);
  if (!self->task)
    return raised(RuntimeError, "Timeout should be used inside a task");
  future_take_reference(&self->task->future);
  self->state = ENTERED;
  schedule(self, when);
  return returned(value_none());
}

Outcome timeout_enter(Timeout *self, double delay) {
  Loop *loop = loop_running();
  return timeout_enter_at(self, loop ? loop_time(loop) + delay : delay);
}

static Outcome not_entered(void) {
  return raised(RuntimeError, "Timeout has not been entered");
}

Outcome timeout_reschedule(Timeout *self, double when) {
  static const char *const states[] = {
      [EXPIRING] = "expiring", [EXPIRED] = "expired", [EXITED] = "finished"};
  if (self->state == CREATED)
    return not_entered();
  if (self->state != ENTERED)
    return raised_format(RuntimeError, "Cannot change state of %s Timeout",
                         states[self->state]);
  schedule(self, when);
  return returned(value_none());
}

bool timeout_expired(const Timeout *self) {
  return self->state == EXPIRING || self->state == EXPIRED;
}

// Our own request is taken back. Is none left, it was ours that has stopped the
// block; else somebody else wants the task to stop, and must be heard.
Outcome timeout_exit(Timeout *self, Outcome how) { // Timeout.__aexit__
  if (self->state != ENTERED && self->state != EXPIRING)
    return not_entered();
  handle_cancel(self->handle);
  bool expiring = self->state == EXPIRING;
  self->state = expiring ? EXPIRED : EXITED;
  if (expiring && task_uncancel(self->task) == 0 && how.how == RAISED &&
      error_is(how.error, CancelledError))
    how = raised(TimeoutError, "");
  future_give_back_reference(&self->task->future);
  return how;
}
