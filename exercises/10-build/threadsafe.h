// threadsafe.h: a loop that other threads may talk to.
//
//   loop_threads(loop);                         // in the loop's own thread
//   ...
//   loop_call_soon_threadsafe(loop, hello, &x); // in another one
//
// A loop, its futures, its coroutines and their stacks belong to one thread.
// From any other one two functions may be called: this one, and the one for
// coroutines that is made of it. It leaves a letter in the loop's inbox; the
// callback runs in the loop's thread, behind what was ready by then, and a loop
// that sleeps wakes up for it.
//
// loop_call_soon() from another thread would change a queue while the loop
// changes it, too, and would not wake it. A checked build ends the program when
// it happens while the loop waits.
//
// Python: call_soon_threadsafe() in asyncio/base_events.py,
// run_coroutine_threadsafe() in asyncio/tasks.py.
#ifndef THREADSAFE_H
#define THREADSAFE_H

#include "08-sockets/waiting.h"
#include "10-threads/errand.h"
#include "10-threads/inbox.h"

// What a loop knows of this floor. It hangs on the loop, as an attachment.
typedef struct Threads {
  Attachment attachment;
  Clock clock;     // takes the place of the loop's own
  Clock *inner;    // that one
  Loop *loop;      // borrowed
  Inbox *inbox;    // a reference
  Errand *errands; // whose task is pending
} Threads;

// Made when it is asked for first, by the loop's own thread, before another one
// posts anything.
Threads *loop_threads(Loop *loop);

// From any thread, for as long as the loop is not freed. RETURNED None; or
// RAISED RuntimeError when the loop is closed. In the loop's own thread it is
// loop_call_soon(). `arg` is borrowed until the callback has run or was
// dropped.
Outcome loop_call_soon_threadsafe(Loop *self, Callback *callback, void *arg);

// From any thread: the loop makes a task of it in its next iteration. The
// future is the caller's, who frees it, done or not, and may wait for it in his
// thread; in the loop's own he would wait for himself. To cancel it cancels the
// task, and a loop that closes cancels it. When the loop is closed it has
// failed: RuntimeError. `arg` is borrowed until the task is done.
//
// Python is given the coroutine. Here it is made by the thread whose stack it
// has.
ConcurrentFuture *run_coroutine_threadsafe(Loop *loop, CoroutineBody *body,
                                           void *arg);

#endif
