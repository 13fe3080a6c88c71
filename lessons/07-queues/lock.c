#include "07-queues/lock.h"

// Only the first may go, and only once: if it was called it will take the lock,
// and if it was cancelled it will come here itself.
static void call_first(Lock *self) {
  if (self->waiters.first)
    waiter_call(self->waiters.first, value_bool(true));
}

Outcome lock_acquire(Lock *self, Coroutine *caller) {
  if (self->locked || waiters_any(&self->waiters)) {
    Outcome o = waiters_wait(&self->waiters, caller, NULL);
    if (o.how == RAISED && error_is(o.error, CancelledError) && !self->locked)
      call_first(self); // perhaps the call was for us
    TRY(o);
  }
  self->locked = true;
  return returned(value_bool(true));
}

Outcome lock_release(Lock *self) {
  if (!self->locked)
    return raised(RuntimeError, "Lock is not acquired.");
  self->locked = false;
  call_first(self);
  return returned(value_none());
}
