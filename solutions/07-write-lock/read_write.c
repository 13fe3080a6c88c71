// read_write.c: a lock for those who read and those who write
#include "exercise.h"

static bool in_the_way(const ReadWriteLock *self, bool writes) {
  return self->writing || (writes && self->readers > 0);
}

// Whoever has the door goes in next: all others wait for it in their order.
static Outcome acquire(ReadWriteLock *self, Coroutine *caller, bool writes) {
  TRY(lock_acquire(&self->door, caller));
  Outcome o = returned(value_bool(true));
  while (o.how != RAISED && in_the_way(self, writes))
    o = waiters_wait(&self->next, caller, NULL);
  lock_release(&self->door); // finally
  TRY(o);
  if (writes)
    self->writing = true;
  else
    self->readers++;
  return returned(value_bool(true));
}

Outcome read_acquire(ReadWriteLock *self, Coroutine *caller) {
  return acquire(self, caller, false);
}

Outcome write_acquire(ReadWriteLock *self, Coroutine *caller) {
  return acquire(self, caller, true);
}

// Something has changed: let the next one look.
static Outcome left(ReadWriteLock *self) {
  waiters_call(&self->next, 1, value_none());
  return returned(value_none());
}

Outcome read_release(ReadWriteLock *self) {
  if (self->readers == 0)
    return raised(RuntimeError, "nobody reads");
  self->readers--;
  return left(self);
}

Outcome write_release(ReadWriteLock *self) {
  if (!self->writing)
    return raised(RuntimeError, "nobody writes");
  self->writing = false;
  return left(self);
}
