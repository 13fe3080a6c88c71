// timeout.h: a block of code that may take so long, and no longer.
//
//   Timeout timeout = {0};
//   TRY(timeout_enter(&timeout, 5)); // async with asyncio.timeout(5):
//   Outcome o = sleep_for(self, 10);
//   return timeout_exit(&timeout, o); // RAISED TimeoutError
//
// When the time is over, the task is asked to stop, like by anybody else; so a
// CancelledError comes up at the await where it stands. At the exit that turns
// into TimeoutError, unless somebody else has asked as well: that is what
// task_uncancel() is counted for.
//
// A Timeout lies on the coroutine's stack. Every way out of the block leads
// through timeout_exit(), so there is no TRY in between.
//
// Python: asyncio/timeouts.py.
#ifndef TIMEOUT_H
#define TIMEOUT_H

#include "05-tasks/task.h"

typedef struct Timeout {
  enum { CREATED, ENTERED, EXPIRING, EXPIRED, EXITED } state;
  Task *task;    // held until the exit: it runs the block, and will be asked
  Handle handle; // that will ask
} Timeout;

// Both: RuntimeError outside a task, and when it was entered already. A delay
// or deadline in the past asks at the first suspension; INFINITY never does.
Outcome timeout_enter(Timeout *self, double delay);   // seconds from now
Outcome timeout_enter_at(Timeout *self, double when); // by loop_time()
Outcome timeout_reschedule(Timeout *self,
                           double when); // RuntimeError: too late
bool timeout_expired(const Timeout *self);

// Takes how the block has ended, and says how the whole ends: RAISED
// TimeoutError when the time was over and nobody else has asked the task to
// stop, else as the block did. RuntimeError when nobody is inside.
Outcome timeout_exit(Timeout *self, Outcome how);

#endif
