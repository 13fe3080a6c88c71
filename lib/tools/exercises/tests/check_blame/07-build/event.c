// Events, in lesson 7, as somebody else would write it.
#include "07-queues/event.h"

void event_clear(Event *self) { self->is_set = false; }

Outcome event_wait(Event *self, Coroutine *caller) {
  if (self->is_set)
    return returned(value_bool(true));
  Outcome o = waiters_wait(&self->waiters, caller, NULL);
  return o.how == RAISED ? o : returned(value_bool(true));
}

void event_set(Event *self) {
  bool before = self->is_set;
  self->is_set = true;
  for (Waiter *w = self->waiters.first; w && !before; w = w->next)
    waiter_call(w, value_bool(true));
}
