// Locks, in lesson 7, as somebody else would write it.
#include "07-queues/lock.h"

static void call_first(Lock *self) {
  Waiter *first = self->waiters.first;
  if (first != NULL)
    waiter_call(first, value_bool(true));
}

Outcome lock_acquire(Lock *self, Coroutine *caller) {
  bool at_once = !self->locked && !waiters_any(&self->waiters);
  if (!at_once) {
    Outcome o = waiters_wait(&self->waiters, caller, NULL);
    if (o.how == RAISED) {
      if (!self->locked && error_is(o.error, CancelledError))
        call_first(self);
      return o;
    }
  }
  self->locked = true;
  return returned(value_bool(true));
}

Outcome lock_release(Lock *self) {
  if (self->locked) {
    self->locked = false;
    call_first(self);
    return returned(value_none());
  }
  return raised(RuntimeError, "Lock is not acquired.");
}
