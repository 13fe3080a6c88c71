#include "07-queues/event.h"

#include "exercises/todo.h"

// RETURNED True, at once when it is set; RAISED as waiters_wait().
Outcome event_wait(Event *self, Coroutine *caller) {
  TODO; // your code
}

void event_set(Event *self) {
  TODO; // your code
}

void event_clear(Event *self) { self->is_set = false; }
