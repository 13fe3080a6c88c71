// The door, in lesson 10, as somebody else would write it.
#include "10-threads/threadsafe.h"

#include <math.h>
#include <stdlib.h>

#include "die.h"
#include "misuse.h"
#include "trace_job.h"

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

static void collect_letters(Loop *loop) {
  Inbox *inbox = find(loop)->inbox;
  Letter *letter = inbox_any(inbox) ? inbox_take(inbox) : NULL;
  while (letter) {
    Letter *this = letter;
    letter = this->next;
    trace_letter(this->job, (const void *)this->callback, this->arg);
    loop_call_soon(loop, this->callback, this->arg);
    free(this);
  }
}

static void close_inbox(Loop *loop) {
  Threads *self = find(loop);
  Letter *letter = inbox_close(self->inbox);
  while (letter) {
    Letter *this = letter;
    letter = this->next;
    attachments_dropped(loop->attachments, loop, this->callback, this->arg);
    free(this);
  }
  errands_close(&self->errands);
}

static void release_threads(Loop *loop) {
  Threads *self = find(loop);
  inbox_give_back(self->inbox);
  free(self);
}

// -- a loop's threads ---------------------------------------------------------

static Threads *find(Loop *loop) {
  Attachment *attachment = loop->attachments;
  while (attachment && attachment->free != release_threads)
    attachment = attachment->next;
  return (Threads *)attachment;
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

Outcome loop_call_soon_threadsafe(Loop *self, Callback *callback, void *arg) {
  if (loop_running() != self) {
    Threads *threads = expect_threads(self, "loop_call_soon_threadsafe");
    if (!inbox_post(threads->inbox, callback, arg))
      return raised(RuntimeError, "Event loop is closed");
  } else {
    TRY(loop_check_closed(self));
    loop_call_soon(self, callback, arg);
  }
  return returned(value_none());
}

ConcurrentFuture *run_coroutine_threadsafe(Loop *loop, CoroutineBody *body,
                                           void *arg) {
  Threads *self = expect_threads(loop, "run_coroutine_threadsafe");
  ConcurrentFuture *future = concurrent_new();
  Errand *errand =
      errand_new(loop, self->inbox, future, body, arg, &self->errands);
  Outcome o = loop_call_soon_threadsafe(loop, errand_start, errand);
  if (o.how == RETURNED)
    return future;
  concurrent_set_outcome(future, o);
  errand_dropped(loop, errand_start, errand);
  return future;
}
