#include "10-threads/executor.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "die.h"
#include "misuse.h"
#include "stack.h"
#include "symbol.h"
#include "trace_job.h"

#include "exercises/todo.h"

// -- a thread of the pool -----------------------------------------------------

// Its result has to live on when it is gone, and at last its thread.
static void expect_lasting(const Item *self, Outcome o) {
  if (o.how != RETURNED || o.value.kind != STR)
    return;
  if (stack_frame_is_gone(o.value.string) || text_is_lent(o.value.string))
    misuse("a job has returned a text that is gone with it: %s()",
           symbol_name((const void *)self->job));
}

// Only while jobs take turns is there an order in which they begin and end.
static unsigned recorded(const Item *self) {
  bool ordered = self->inbox && inbox_takes_turns(self->inbox);
  return ordered ? self->number : 0;
}

static void work_on(Item *self) {
  TODO; // your code
}

// The oldest job that has none gets a thread. From now on it counts as working,
// so that between two jobs of one thread there is no moment without work.
static void promise(Executor *self, const Item *before) {
  Item *item = self->first;
  while (item && item->promised)
    item = item->next;
  if (!item)
    return;
  item->promised = true;
  if (!item->inbox)
    return;
  bool takes_its_place = before && before->inbox == item->inbox;
  inbox_begin(item->inbox, &item->worker,
              takes_its_place ? &before->worker : NULL);
}

static Item *take(Executor *self) {
  TODO; // your code
}

static void finish(Executor *self, Item *item) {
  TODO; // your code
}

static void *thread(void *arg) {
  TODO; // your code
}

// Signals are for the loop's thread, but for those that a fault raises.
static void start_thread(Executor *self) {
  static const int FAULTS[] = {SIGSEGV, SIGBUS,  SIGFPE,
                               SIGILL,  SIGABRT, SIGTRAP};
  sigset_t all, before;
  sigfillset(&all);
  for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++)
    sigdelset(&all, FAULTS[i]);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  int error = pthread_create(&self->threads[self->count], NULL, thread, self);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (error && !self->count)
    die("there is no thread left: %s", strerror(error));
  self->count += !error;
  self->idle += !error;
}

// -- the pool -----------------------------------------------------------------

Executor *executor_new(unsigned most_threads) {
  Executor *self = allocate(sizeof *self);
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  unsigned usual = processors > 28 ? 32 : (unsigned)processors + 4;
  self->most = most_threads ? most_threads : usual;
  self->threads = allocate(self->most * sizeof *self->threads);
  self->last = &self->first;
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->more, NULL);
  return self;
}

// Its loop does not wait now: we do.
static void hurry(Item *item) {
  if (item->inbox)
    inbox_let_loose(item->inbox);
  if (item->asleep)
    item_wake(item);
}

// Waits for all its jobs, also those that have not begun. NULL is fine.
void executor_free(Executor *self) {
  TODO; // your code
}

// ... with a future that is there already, of which it
// takes a reference. In the job job_sleep() is for the clock of the loop with
// this inbox.
void executor_submit_for(Executor *self, Inbox *inbox, Job *job, void *arg,
                         ConcurrentFuture *future) {
  TODO; // your code
}

ConcurrentFuture *executor_submit(Executor *self, Job *job, void *arg) {
  ConcurrentFuture *future = concurrent_new();
  executor_submit_for(self, NULL, job, arg, future);
  return future;
}
