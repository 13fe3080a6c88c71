// sleep.h: a coroutine waits, and others go on.
//
//   TRY(sleep_for(self, 1.5)); // seconds
//
// A timer sets a future, and the task waits for that; when the seconds are not
// positive, it just gives way for one iteration, and needs no loop. RAISED
// CancelledError; RuntimeError for a positive time when no loop runs. A
// coroutine that somebody resumes by hand is closed, or has come back from
// here, before that loop is freed.
//
// Python: sleep() in asyncio/tasks.py.
#ifndef SLEEP_H
#define SLEEP_H

#include "05-tasks/future.h"

// Python's asyncio.sleep(seconds), and asyncio.sleep(seconds, result), which
// is worth the result. Whatever ends it, no timer is left behind.
Outcome sleep_for(Coroutine *self, double seconds);
Outcome sleep_for_result(Coroutine *self, double seconds, Value result);

#endif
