// Barriers, in lesson 7, as somebody else would write it.
#include "07-queues/barrier.h"

Outcome barrier_init(Barrier *self, size_t parties) {
  if (parties == 0)
    return raised(ValueError, "parties must be > 0");
  Barrier fresh = {.parties = parties, .state = FILLING};
  *self = fresh;
  self->changed.lock = &self->lock;
  return returned(value_none());
}

static bool is_open(void *arg) {
  BarrierState state = ((Barrier *)arg)->state;
  return state == FILLING || state == BROKEN;
}

static bool is_no_longer_filling(void *arg) {
  return ((Barrier *)arg)->state != FILLING;
}

static Outcome block(Barrier *self, Coroutine *caller) {
  Outcome o = condition_wait_for(&self->changed, caller, is_open, self);
  if (o.how == RETURNED && self->state == BROKEN)
    return raised(BrokenBarrierError, "Barrier aborted");
  return o;
}

static Outcome wait_for_all(Barrier *self, Coroutine *caller) {
  Outcome o =
      condition_wait_for(&self->changed, caller, is_no_longer_filling, self);
  if (o.how == RETURNED && self->state != DRAINING)
    return raised(BrokenBarrierError, "Abort or reset of barrier");
  return o;
}

static void leave(Barrier *self) {
  self->count--;
  if (self->count == 0) {
    if (self->state != BROKEN)
      self->state = FILLING;
    condition_notify_all(&self->changed);
  }
}

static Outcome come_and_go(Barrier *self, Coroutine *caller) {
  Outcome o = block(self, caller);
  if (o.how == RAISED)
    return o;
  size_t index = self->count;
  self->count++;
  if (self->count < self->parties) {
    o = wait_for_all(self, caller);
  } else {
    self->state = DRAINING;
    condition_notify_all(&self->changed);
  }
  leave(self);
  return o.how == RAISED ? o : returned(value_int((int64_t)index));
}

Outcome barrier_wait(Barrier *self, Coroutine *caller) {
  Outcome o = lock_acquire(&self->lock, caller);
  if (o.how == RAISED)
    return o;
  o = come_and_go(self, caller);
  lock_release(&self->lock);
  return o;
}

static Outcome change(Barrier *self, Coroutine *caller, BarrierState state) {
  Outcome o = lock_acquire(&self->lock, caller);
  if (o.how == RAISED)
    return o;
  self->state = state;
  if (state == RESETTING && self->count == 0)
    self->state = FILLING;
  condition_notify_all(&self->changed);
  lock_release(&self->lock);
  return returned(value_none());
}

Outcome barrier_abort(Barrier *self, Coroutine *caller) {
  return change(self, caller, BROKEN);
}

Outcome barrier_reset(Barrier *self, Coroutine *caller) {
  return change(self, caller, RESETTING);
}

size_t barrier_n_waiting(const Barrier *self) {
  if (self->state != FILLING)
    return 0;
  return self->count;
}
