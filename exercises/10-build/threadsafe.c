#include "10-threads/threadsafe.h"

#include <math.h>
#include <stdlib.h>

#include "die.h"
#include "misuse.h"
#include "trace_job.h"

#include "exercises/todo.h"

// Real seconds for which a virtual clock stands still while a job works. One
// that waits for the loop without having said so would stop it for ever.
static const double PATIENCE = 2;

static Threads *find(Loop *loop);

// -- the wait -----------------------------------------------------------------

static Threads *threads_of(Clock *clock) {
  return (Threads *)((char *)clock - offsetof(Threads, clock));
}

static double threads_now(Clock *clock) {
  Clock *inner = threads_of(clock)->inner;
  return inner->now(inner);
}

// Here the loop waits. On a virtual clock jobs take no time: before it moves
// its hands, each has ended, or sleeps.
static Outcome threads_wait_until(Clock *clock, double when) {
  Threads *self = threads_of(clock);
  Clock *inner = self->inner;
  bool settled = true;
  Outcome o;
  do {
    if (inner->jumps && self->loop->running && !self->loop->current_callback)
      settled = inbox_settle(self->inbox, PATIENCE);
    trace_jobs();
    o = inner->wait_until(inner, inbox_any(self->inbox) ? -INFINITY : when);
  } while (!settled && o.how == RETURNED && !value_as_bool(o.value));
  return o;
}

static void threads_free(Clock *clock) {
  (void)clock; // it lies in the Threads
}

// -- as an attachment ---------------------------------------------------------

// The callbacks stand in front of those of files that are ready: in Python they
// do, for they came into the queue when they were posted.
static void collect_letters(Loop *loop) {
  TODO; // your code
}

static void close_inbox(Loop *loop) {
  TODO; // your code
}

static void release_threads(Loop *loop) {
  Threads *self = find(loop);
  inbox_give_back(self->inbox);
  free(self);
}

// -- a loop's threads ---------------------------------------------------------

static Threads *find(Loop *loop) {
  return (Threads *)attachments_find(loop->attachments, release_threads);
}

// In front of the files, see collect_letters().
static void attach(Loop *loop, Attachment *self, Attachment *files) {
  Attachment **link = &loop->attachments;
  while (*link != files)
    link = &(*link)->next;
  self->next = files;
  *link = self;
}

Threads *loop_threads(Loop *loop) {
  Threads *self = find(loop);
  if (self)
    return self;
  Files *files = loop_files(loop);
  self = allocate(sizeof *self);
  self->attachment = (Attachment){.collect = collect_letters,
                                  .dropped = errand_dropped,
                                  .close = close_inbox,
                                  .free = release_threads};
  self->loop = loop;
  self->inbox = inbox_new();
  self->inner = loop->clock;
  self->clock = (Clock){threads_now, threads_wait_until, threads_free,
                        self->inner->resolution, self->inner->jumps};
  loop->clock = &self->clock;
  attach(loop, &self->attachment, &files->attachment);
  files_wake_by(files, inbox_file(self->inbox));
  return self;
}

static Threads *expect_threads(Loop *loop, const char *call) {
  Threads *threads = find(loop);
  if (!threads)
    misuse("%s: the loop's own thread calls loop_threads() before", call);
  return threads;
}

// From any thread, for as long as the loop is not freed. RETURNED None; or
// RAISED RuntimeError when the loop is closed. In the loop's own thread it is
// loop_call_soon(). `arg` is borrowed until the callback has run or was
// dropped.
Outcome loop_call_soon_threadsafe(Loop *self, Callback *callback, void *arg) {
  TODO; // your code
}

// From any thread: the loop makes a task of it in its next iteration. The
// future is the caller's, who frees it, done or not, and may wait for it in his
// thread; in the loop's own he would wait for himself. To cancel it cancels the
// task, and a loop that closes cancels it. When the loop is closed it has
// failed: RuntimeError. `arg` is borrowed until the task is done.
//
// Python is given the coroutine. Here it is made by the thread whose stack it
// has.
ConcurrentFuture *run_coroutine_threadsafe(Loop *loop, CoroutineBody *body,
                                           void *arg) {
  TODO; // your code
}
