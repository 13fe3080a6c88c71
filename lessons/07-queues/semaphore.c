#include "07-queues/semaphore.h"

// The one that is called has its unit from now on.
static void call_next(Semaphore *self) {
  self->value -= waiters_call(&self->waiters, 1, value_bool(true));
}

bool semaphore_locked(const Semaphore *self) {
  return self->value == 0 || waiters_any(&self->waiters);
}

Outcome semaphore_acquire(Semaphore *self, Coroutine *caller) {
  if (!semaphore_locked(self)) {
    self->value--;
    return returned(value_bool(true));
  }
  bool called = false;
  Outcome o = waiters_wait(&self->waiters, caller, &called);
  if (o.how == RAISED && error_is(o.error, CancelledError) && called) {
    self->value++; // the unit that we had got
    call_next(self);
  }
  TRY(o);
  if (self->value > 0) // it was given back while those before us were leaving
    call_next(self);
  return returned(value_bool(true));
}

Outcome semaphore_release(Semaphore *self) {
  if (self->bound && self->value >= self->bound)
    return raised(ValueError, "BoundedSemaphore released too many times");
  self->value++;
  call_next(self);
  return returned(value_none());
}
