#include "07-queues/barrier.h"

Outcome barrier_init(Barrier *self, size_t parties) {
  if (parties < 1)
    return raised(ValueError, "parties must be > 0");
  *self = (Barrier){.parties = parties, .changed = {.lock = &self->lock}};
  return returned(value_none());
}

static bool is_open(void *arg) {
  const Barrier *self = arg;
  return self->state != DRAINING && self->state != RESETTING;
}

static bool is_no_longer_filling(void *arg) {
  return ((const Barrier *)arg)->state != FILLING;
}

// Nobody comes in while those before are still leaving.
static Outcome block(Barrier *self, Coroutine *caller) { // Barrier._block
  TRY(condition_wait_for(&self->changed, caller, is_open, self));
  if (self->state == BROKEN)
    return raised(BrokenBarrierError, "Barrier aborted");
  return returned(value_none());
}

static Outcome wait_for_all(Barrier *self, Coroutine *caller) { // _wait
  TRY(condition_wait_for(&self->changed, caller, is_no_longer_filling, self));
  if (self->state == BROKEN || self->state == RESETTING)
    return raised(BrokenBarrierError, "Abort or reset of barrier");
  return returned(value_none());
}

static void leave(Barrier *self) { // _exit
  if (--self->count > 0)
    return;
  if (self->state == RESETTING || self->state == DRAINING)
    self->state = FILLING;
  condition_notify_all(&self->changed);
}

// Inside the lock.
static Outcome come_and_go(Barrier *self, Coroutine *caller) {
  TRY(block(self, caller));
  size_t index = self->count++;
  Outcome o = returned(value_none());
  if (index + 1 == self->parties) {
    self->state = DRAINING;
    condition_notify_all(&self->changed);
  } else {
    o = wait_for_all(self, caller);
  }
  leave(self); // finally
  TRY(o);
  return returned(value_int((int64_t)index));
}

Outcome barrier_wait(Barrier *self, Coroutine *caller) {
  TRY(lock_acquire(&self->lock, caller));
  Outcome o = come_and_go(self, caller);
  lock_release(&self->lock); // finally
  return o;
}

static Outcome change(Barrier *self, Coroutine *caller, BarrierState state) {
  TRY(lock_acquire(&self->lock, caller));
  self->state = state == RESETTING && self->count == 0 ? FILLING : state;
  condition_notify_all(&self->changed);
  lock_release(&self->lock);
  return returned(value_none());
}

Outcome barrier_reset(Barrier *self, Coroutine *caller) {
  return change(self, caller, RESETTING);
}

Outcome barrier_abort(Barrier *self, Coroutine *caller) {
  return change(self, caller, BROKEN);
}

size_t barrier_n_waiting(const Barrier *self) {
  return self->state == FILLING ? self->count : 0;
}
