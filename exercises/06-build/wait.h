// wait.h: wait for others, but not for ever.
//
//   Outcome o = wait_for(self, &task->future, 5); // RAISED TimeoutError
//
//   size_t n = value_as_int(TRY(
//       asyncio_wait(self, 3, futures, INFINITY, FIRST_COMPLETED)));
//   // futures[0 .. n) are done, the others are not
//
// Both wait on a future of their own, a waiter, which is set by whoever comes
// first: a child's done callback, or the timer. So nobody who waits in here
// asks a child to stop by being cancelled himself; whether one is asked stands
// in the code: wait_for() does it, asyncio_wait() never does. (The short name
// of that one is taken: the C library has another wait().)
//
// All futures are of the loop that runs, and held for as long as we wait. Both:
// RuntimeError when none runs, ValueError for another loop's future.
//
// Python: wait_for() and wait() in asyncio/tasks.py, of 3.11.
#ifndef WAIT_H
#define WAIT_H

#include "05-tasks/task.h"

// Its result, or its exception. When so many seconds are over it is cancelled,
// and waited for until it is done: TimeoutError, unless it has a result or
// another exception in spite of that. If the caller is cancelled, so is the
// future. When that is done in the same moment, its result wins, and the
// request is lost. INFINITY: as await().
Outcome wait_for(Coroutine *self, Future *future, double timeout);

typedef enum { FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED } ReturnWhen;

// RETURNED how many are done: those stand in front then, in their order, and
// the others behind them, in theirs. Raises no error of theirs and cancels
// none, neither when the time is over nor when the caller is cancelled.
// ValueError when there are none.
Outcome asyncio_wait(Coroutine *self, size_t count, Future *futures[],
                     double timeout, ReturnWhen when);

#endif
