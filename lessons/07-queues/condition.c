#include "07-queues/condition.h"

// Who was inside goes on inside, even if it is told to stop: a CancelledError
// that comes meanwhile has to wait for the lock, too.
static Outcome acquire_again(Lock *lock, Coroutine *caller) {
  Outcome result = returned(value_bool(true));
  for (;;) {
    Outcome o = lock_acquire(lock, caller);
    if (o.how == RETURNED)
      return result;
    if (!error_is(o.error, CancelledError))
      return o;
    result = raised(CancelledError, "");
  }
}

Outcome condition_wait(Condition *self, Coroutine *caller) {
  if (!self->lock->locked)
    return raised(RuntimeError, "cannot wait on un-acquired lock");
  lock_release(self->lock);
  Outcome o = waiters_wait(&self->waiters, caller, NULL);
  if (o.how == RAISED && error_is(o.error, GeneratorExit)) {
    self->lock->locked = true; // if it was free it is ours, out of turn
    return o;
  }
  TRY(acquire_again(self->lock, caller)); // finally
  TRY(o);
  return returned(value_bool(true));
}

Outcome condition_wait_for(Condition *self, Coroutine *caller, Predicate *holds,
                           void *arg) {
  while (!holds(arg))
    TRY(condition_wait(self, caller));
  return returned(value_bool(true));
}

Outcome condition_notify(Condition *self, size_t most) {
  if (!self->lock->locked)
    return raised(RuntimeError, "cannot notify on un-acquired lock");
  waiters_call(&self->waiters, most, value_bool(false));
  return returned(value_none());
}

Outcome condition_notify_all(Condition *self) {
  return condition_notify(self, SIZE_MAX);
}
