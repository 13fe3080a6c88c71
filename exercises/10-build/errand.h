// errand.h: a coroutine that a loop runs for another thread.
//
// The thread leaves a letter. Its callback makes a task of the coroutine, and
// when that is done the ConcurrentFuture has its outcome. Until then the future
// waits, and does not run: so whoever cancels it cancels the task.
//
// An errand belongs to the loop's side, which lets it go when the task is done,
// or the loop closes. The future refers to it, too, once the task is there: in
// another thread it may be cancelled at that very moment.
//
// threadsafe.c sends one.
//
// Python: _chain_future() in asyncio/futures.py.
#ifndef ERRAND_H
#define ERRAND_H

#include "05-tasks/task.h"
#include "10-threads/concurrent.h"
#include "10-threads/inbox.h"

typedef struct Errand Errand;

// With references to the inbox and to the future. Borrows the loop, `arg`, and
// the list of those whose task is pending.
Errand *errand_new(Loop *loop, Inbox *inbox, ConcurrentFuture *future,
                   CoroutineBody *body, void *arg, Errand **pending);

// -- in the loop's thread -----------------------------------------------------

void errand_start(Loop *loop, void *errand); // the letter's callback
// A callback goes unrun. If it is one of an errand, that ends.
void errand_dropped(Loop *loop, Callback *callback, void *arg);
// The loop closes: whoever waits for one of these gets a CancelledError.
void errands_close(Errand **pending);

#endif
