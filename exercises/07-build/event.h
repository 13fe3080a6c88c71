// event.h: something has happened, and everybody who waits for it may go on.
//
//   static Event ready;             // zeroed, it is not set
//   TRY(event_wait(&ready, self));  // in any number of tasks
//   event_set(&ready);              // in another one
//
// A call stays a call: those who were called when it was set go on even if it
// is cleared before their step.
//
// Python: Event in asyncio/locks.py.
#ifndef EVENT_H
#define EVENT_H

#include "07-queues/waiters.h"

typedef struct Event {
  bool is_set;
  Waiters waiters;
} Event;

// RETURNED True, at once when it is set; RAISED as waiters_wait().
Outcome event_wait(Event *self, Coroutine *caller);
void event_set(Event *self); // nothing happens when it is set already
void event_clear(Event *self);

#endif
