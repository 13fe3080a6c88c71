// Timeouts, in lesson 6, as somebody else would write them.
#include "06-together/timeout.h"

#include <math.h>

static Outcome not_entered(void) {
  return raised(RuntimeError, "Timeout has not been entered");
}

static void on_timeout(Loop *loop, void *arg) {
  Timeout *self = arg;
  (void)loop;
  self->handle = (Handle){0};
  self->state = EXPIRING;
  task_cancel(self->task);
}

static void schedule(Timeout *self, double when) {
  Loop *loop = self->task->future.loop;
  handle_cancel(self->handle);
  if (when == INFINITY)
    self->handle = (Handle){0};
  else if (when <= loop_time(loop))
    self->handle = loop_call_soon(loop, on_timeout, self);
  else
    self->handle = loop_call_at(loop, when, on_timeout, self);
}

Outcome timeout_enter_at(Timeout *self, double when) {
  Loop *loop = loop_running();
  const char *why = NULL;
  if (!loop)
    why = "no running event loop";
  else if (self->state != CREATED)
    why = "Timeout has already been entered";
  else if (!current_task(loop))
    why = "Timeout should be used inside a task";
  if (why)
    return raised(RuntimeError, why);
  self->task = current_task(loop);
  future_take_reference(&self->task->future);
  self->state = ENTERED;
  schedule(self, when);
  return returned(value_none());
}

Outcome timeout_enter(Timeout *self, double delay) {
  if (!loop_running())
    return timeout_enter_at(self, delay);
  return timeout_enter_at(self, delay + loop_time(loop_running()));
}

Outcome timeout_reschedule(Timeout *self, double when) {
  switch (self->state) {
  case CREATED:
    return not_entered();
  case ENTERED:
    schedule(self, when);
    return returned(value_none());
  default:
    break;
  }
  const char *state = self->state == EXPIRING  ? "expiring"
                      : self->state == EXPIRED ? "expired"
                                               : "finished";
  return raised_format(RuntimeError, "Cannot change state of %s Timeout",
                       state);
}

bool timeout_expired(const Timeout *self) {
  switch (self->state) {
  case EXPIRING:
  case EXPIRED:
    return true;
  default:
    return false;
  }
}

Outcome timeout_exit(Timeout *self, Outcome how) {
  Task *task = self->task;
  if (self->state == ENTERED) {
    handle_cancel(self->handle);
    self->state = EXITED;
  } else if (self->state == EXPIRING) {
    self->state = EXPIRED;
    unsigned left = task_uncancel(task);
    bool cancelled = how.how == RAISED && error_is(how.error, CancelledError);
    if (cancelled && !left)
      how = raised(TimeoutError, "");
  } else {
    return not_entered();
  }
  future_give_back_reference(&task->future);
  return how;
}
