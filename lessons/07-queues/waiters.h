// waiters.h: a queue of futures.
//
// Whoever must wait for his turn puts a pending future at the end of the queue
// and awaits it. Whoever has something to give sets the first one's result:
// that is the call. It moves nobody at once; the task that was called goes on
// one iteration later, and takes what it was called for then, if it still is
// there.
//
// A Waiter lies on the stack of the coroutine that waits, and leaves the queue
// when that goes on, called or not. So waiting costs one future, and nothing
// has to be looked for when a task is cancelled. Zeroed, a queue is empty.
//
// What a lock, a semaphore or a queue adds is policy: whom to call, and when.
//
// Python: the deque of futures in each class of asyncio/locks.py and queues.py;
// _LoopBoundMixin of asyncio/mixins.py.
#ifndef WAITERS_H
#define WAITERS_H

#include "05-tasks/future.h"

typedef struct Waiter {
  struct Waiter *next, *before;
  Future *future; // owned; done when it was called or cancelled
} Waiter;

typedef struct Waiters {
  Waiter *first, *last; // borrowed from those who wait, the oldest first
  Waiter *uncalled;     // all before it are done; NULL: all are
  unsigned loop;        // whose tasks wait, by its number; 0: none has yet
} Waiters;

// Waits at the end of the queue for a call. RETURNED None when it came; RAISED
// CancelledError, or RuntimeError when no loop runs or when others have waited
// here in another loop. *called says whether the call had come, even if the
// error came after it: then the caller has to pass it on. NULL: he need not
// know.
Outcome waiters_wait(Waiters *self, Coroutine *caller, bool *called);

// Calls this one: its future is worth `value` from now on. False when it is
// done already, called or cancelled.
bool waiter_call(Waiter *self, Value value);

// Calls the oldest that is not done, or so many of them; how many there were.
size_t waiters_call(Waiters *self, size_t most, Value value);

// Is anybody there who was not cancelled? One that was called and has not gone
// on yet counts.
bool waiters_any(const Waiters *self);

#endif
