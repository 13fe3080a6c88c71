// Semaphores, in lesson 7, as somebody else would write it.
#include "07-queues/semaphore.h"

static void call_next(Semaphore *self) {
  if (self->value > 0 && waiters_call(&self->waiters, 1, value_bool(true)) == 1)
    self->value--;
}

bool semaphore_locked(const Semaphore *self) {
  if (waiters_any(&self->waiters))
    return true;
  return self->value == 0;
}

Outcome semaphore_acquire(Semaphore *self, Coroutine *caller) {
  if (semaphore_locked(self)) {
    bool called = false;
    Outcome o = waiters_wait(&self->waiters, caller, &called);
    if (o.how == RAISED && called && error_is(o.error, CancelledError)) {
      self->value++;
      call_next(self);
    }
    if (o.how == RAISED)
      return o;
    call_next(self);
  } else {
    self->value--;
  }
  return returned(value_bool(true));
}

Outcome semaphore_release(Semaphore *self) {
  if (self->bound > 0 && self->value >= self->bound)
    return raised(ValueError, "BoundedSemaphore released too many times");
  self->value++;
  call_next(self);
  return returned(value_none());
}
