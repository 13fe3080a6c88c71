// Conditions, in lesson 7, as somebody else would write it.
#include "07-queues/condition.h"

static Outcome acquire_again(Lock *lock, Coroutine *caller) {
  bool asked_to_stop = false;
  Outcome o = lock_acquire(lock, caller);
  while (o.how == RAISED && error_is(o.error, CancelledError)) {
    asked_to_stop = true;
    o = lock_acquire(lock, caller);
  }
  if (o.how == RETURNED && asked_to_stop)
    return raised(CancelledError, "");
  return o;
}

Outcome condition_wait(Condition *self, Coroutine *caller) {
  Outcome released = lock_release(self->lock);
  if (released.how == RAISED)
    return raised(RuntimeError, "cannot wait on un-acquired lock");
  Outcome waited = waiters_wait(&self->waiters, caller, NULL);
  if (waited.how == RAISED && waited.error.type == GeneratorExit)
    return self->lock->locked = true, waited;
  Outcome acquired = acquire_again(self->lock, caller);
  if (acquired.how == RAISED)
    return acquired;
  return waited.how == RAISED ? waited : returned(value_bool(true));
}

Outcome condition_wait_for(Condition *self, Coroutine *caller, Predicate *holds,
                           void *arg) {
  Outcome o = returned(value_bool(true));
  while (o.how != RAISED && !holds(arg))
    o = condition_wait(self, caller);
  return o;
}

Outcome condition_notify(Condition *self, size_t most) {
  if (self->lock->locked) {
    waiters_call(&self->waiters, most, value_bool(false));
    return returned(value_none());
  }
  return raised(RuntimeError, "cannot notify on un-acquired lock");
}

Outcome condition_notify_all(Condition *self) {
  return condition_notify(self, SIZE_MAX);
}
