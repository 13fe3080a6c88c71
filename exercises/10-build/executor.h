// executor.h: threads that do what would block a loop.
//
//   static Outcome job(void *arg); // no loop, no coroutine, no print()
//   Outcome o = to_thread(self, job, arg); // in a coroutine
//
// A job is a function that may take as long as it likes: it runs in a thread of
// a pool, beside the loop. The loop awaits a Future as always; when the job has
// ended, a letter brings its outcome. Threads are started when they are needed,
// and up to a limit; jobs for which there is none wait in a queue.
//
// Who cancels the future takes back a job that has not begun. One that runs
// cannot be stopped: it goes on, and its outcome is dropped. So its `arg` has
// to live until the job has ended, even if nobody waits for it any more.
//
// Python: concurrent/futures/thread.py; run_in_executor() in
// asyncio/base_events.py, asyncio/threads.py.
#ifndef EXECUTOR_H
#define EXECUTOR_H

#include "10-threads/job.h"

// Owned by the caller. 0: as many threads as Python would take.
Executor *executor_new(unsigned most_threads);
// Waits for all its jobs, also those that have not begun. NULL is fine.
void executor_free(Executor *self);

// From any thread. The future is the caller's, who frees it, done or not;
// borrows `arg` until the job has ended.
ConcurrentFuture *executor_submit(Executor *self, Job *job, void *arg);
// ... with a future that is there already, of which it
// takes a reference. In the job job_sleep() is for the clock of the loop with
// this inbox.
void executor_submit_for(Executor *self, Inbox *inbox, Job *job, void *arg,
                         ConcurrentFuture *future);

#endif
