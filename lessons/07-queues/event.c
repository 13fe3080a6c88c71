#include "07-queues/event.h"

Outcome event_wait(Event *self, Coroutine *caller) {
  if (!self->is_set)
    TRY(waiters_wait(&self->waiters, caller, NULL));
  return returned(value_bool(true));
}

void event_set(Event *self) {
  if (self->is_set)
    return;
  self->is_set = true;
  waiters_call(&self->waiters, SIZE_MAX, value_bool(true));
}

void event_clear(Event *self) { self->is_set = false; }
