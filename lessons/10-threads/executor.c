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
  if (self->inbox)
    inbox_await_turn(self->inbox, &self->worker);
  if (!concurrent_begin(self->future))
    return; // it was cancelled
  job_current = self;
  inbox_here = (Here){self->inbox, &self->worker};
  trace_job_begins(recorded(self));
  Outcome o = self->job(self->arg);
  if (!outcome_ends(o))
    misuse("a job ends by returned() or raised()");
  if (CHECKED)
    expect_lasting(self, o);
  trace_job_ends(recorded(self), o);
  concurrent_set_outcome(self->future, o); // its callback posts the letter
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
  Item *item = self->first;
  self->first = item->next;
  if (!self->first)
    self->last = &self->first;
  self->waiting--;
  self->idle--;
  item->next = self->working;
  self->working = item;
  return item;
}

static void finish(Executor *self, Item *item) {
  Item **link = &self->working;
  while (*link != item)
    link = &(*link)->next;
  *link = item->next;
  self->idle++;
  promise(self, item);
  if (item->inbox)
    inbox_end(item->inbox, &item->worker);
  item_give_back(item);
}

static void *thread(void *arg) {
  Executor *self = arg;
  pthread_mutex_lock(&self->lock);
  while (true) {
    while (!self->first && !self->ending)
      pthread_cond_wait(&self->more, &self->lock);
    if (!self->first)
      break;
    Item *item = take(self);
    pthread_mutex_unlock(&self->lock);
    work_on(item);
    pthread_mutex_lock(&self->lock);
    finish(self, item);
  }
  pthread_mutex_unlock(&self->lock);
  return NULL;
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

void executor_free(Executor *self) {
  if (!self)
    return;
  if (job_current && job_current->executor == self)
    misuse("executor_free: one of its own jobs would wait for itself");
  pthread_mutex_lock(&self->lock);
  self->ending = true;
  pthread_cond_broadcast(&self->more);
  for (Item *i = self->first; i; i = i->next)
    hurry(i);
  for (Item *i = self->working; i; i = i->next)
    hurry(i);
  pthread_mutex_unlock(&self->lock);
  for (unsigned i = 0; i < self->count; i++)
    pthread_join(self->threads[i], NULL);
  pthread_cond_destroy(&self->more);
  pthread_mutex_destroy(&self->lock);
  free(self->threads);
  free(self);
}

void executor_submit_for(Executor *self, Inbox *inbox, Job *job, void *arg,
                         ConcurrentFuture *future) {
  Item *item = allocate(sizeof *item);
  *item = (Item){.references = 1,
                 .executor = self,
                 .job = job,
                 .arg = arg,
                 .future = concurrent_refer(future),
                 .inbox = inbox,
                 .number = trace_submit((const void *)job, arg)};
  pthread_mutex_init(&item->lock, NULL);
  pthread_cond_init(&item->woken, NULL);
  if (inbox)
    inbox_refer(inbox);
  pthread_mutex_lock(&self->lock);
  if (self->waiting == self->idle && self->count < self->most)
    start_thread(self);
  bool thread_is_there = self->waiting < self->idle;
  *self->last = item;
  self->last = &item->next;
  self->waiting++;
  if (thread_is_there)
    promise(self, NULL);
  pthread_cond_signal(&self->more);
  pthread_mutex_unlock(&self->lock);
}

ConcurrentFuture *executor_submit(Executor *self, Job *job, void *arg) {
  ConcurrentFuture *future = concurrent_new();
  executor_submit_for(self, NULL, job, arg, future);
  return future;
}
