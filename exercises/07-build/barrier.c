#include "07-queues/barrier.h"

#include "exercises/todo.h"

// The barrier stays where it is from now on. RETURNED None, or RAISED
// ValueError for 0 parties.
Outcome barrier_init(Barrier *self, size_t parties) {
  TODO; // your code
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
  TODO;
}

static Outcome wait_for_all(Barrier *self, Coroutine *caller) { // _wait
  TODO;
}

static void leave(Barrier *self) { // _exit
  TODO;
}

// Inside the lock.
static Outcome come_and_go(Barrier *self, Coroutine *caller) {
  TODO; // your code
}

// RETURNED how many had come before, an int; RAISED BrokenBarrierError when
// somebody aborts or resets it, CancelledError.
Outcome barrier_wait(Barrier *self, Coroutine *caller) {
  TODO; // your code
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
