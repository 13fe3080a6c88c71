#include "10-threads/concurrent.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "10-threads/inbox.h"
#include "die.h"
#include "references.h"

typedef enum { WAITS, RUNS, IS_CANCELLED, ENDED } ConcurrentState;

typedef struct Callee {
  struct Callee *next;
  ConcurrentCallback *callback;
  void *arg; // borrowed
} Callee;

// A job that stands still until there is an outcome; on its stack.
typedef struct Blocked {
  struct Blocked *next;
  Here here;
  bool goes_on; // it works again
} Blocked;

struct ConcurrentFuture {
  atomic_uint references;
  _Atomic ConcurrentState state;
  Outcome outcome; // of one that has ENDED, who sets that last

  pthread_mutex_t lock; // of all below
  pthread_cond_t ended;
  bool settled;                   // its callbacks are on their way
  Callee *callees, **last_callee; // in order
  Blocked *blocked;
};

ConcurrentFuture *concurrent_new(void) {
  ConcurrentFuture *self = allocate(sizeof *self);
  self->references = 1;
  self->outcome = returned(value_none());
  self->last_callee = &self->callees;
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->ended, NULL);
  return self;
}

ConcurrentFuture *concurrent_refer(ConcurrentFuture *self) {
  atomic_fetch_add(&self->references, 1);
  return self;
}

void concurrent_free(ConcurrentFuture *self) {
  if (!self || !reference_was_last(&self->references))
    return;
  for (Callee *c = self->callees, *next; c; c = next) {
    next = c->next;
    free(c);
  }
  pthread_cond_destroy(&self->ended);
  pthread_mutex_destroy(&self->lock);
  free(self);
}

// -- its state ----------------------------------------------------------------

static bool moves(ConcurrentFuture *self, ConcurrentState from,
                  ConcurrentState to) {
  return atomic_compare_exchange_strong(&self->state, &from, to);
}

bool concurrent_done(ConcurrentFuture *self) {
  return self->state >= IS_CANCELLED;
}
bool concurrent_running(ConcurrentFuture *self) { return self->state == RUNS; }
bool concurrent_cancelled(ConcurrentFuture *self) {
  return self->state == IS_CANCELLED;
}

// The loop has to wait for it again.
static void go_on(Blocked *self) {
  inbox_begin(self->here.inbox, self->here.worker, NULL);
  inbox_wake(self->here.inbox);
  self->goes_on = true;
}

// The state has moved for the last time: everybody hears of it.
static void settle(ConcurrentFuture *self) {
  pthread_mutex_lock(&self->lock);
  self->settled = true;
  Callee *callees = self->callees;
  self->callees = NULL;
  for (Blocked *b = self->blocked; b; b = b->next)
    go_on(b);
  pthread_cond_broadcast(&self->ended);
  pthread_mutex_unlock(&self->lock);
  for (Callee *c = callees, *next; c; c = next) { // _invoke_callbacks
    next = c->next;
    c->callback(self, c->arg);
    free(c);
  }
}

bool concurrent_begin(ConcurrentFuture *self) {
  return moves(self, WAITS, RUNS);
}

bool concurrent_cancel(ConcurrentFuture *self) {
  if (moves(self, WAITS, IS_CANCELLED))
    settle(self);
  return concurrent_cancelled(self);
}

Outcome concurrent_set_outcome(ConcurrentFuture *self, Outcome outcome) {
  concurrent_begin(self); // where nobody has
  if (!concurrent_running(self))
    return raised(InvalidStateError, "invalid state");
  self->outcome = outcome;
  self->state = ENDED;
  settle(self);
  return returned(value_none());
}

void concurrent_add_done_callback(ConcurrentFuture *self,
                                  ConcurrentCallback *callback, void *arg) {
  Callee *callee = allocate(sizeof *callee);
  *callee = (Callee){NULL, callback, arg};
  pthread_mutex_lock(&self->lock);
  bool too_late = self->settled;
  if (!too_late) {
    *self->last_callee = callee;
    self->last_callee = &callee->next;
  }
  pthread_mutex_unlock(&self->lock);
  if (!too_late)
    return;
  free(callee);
  callback(self, arg);
}

// -- its result ---------------------------------------------------------------

// A job that blocks lets its loop's virtual clock go on in the meantime.
static void block(ConcurrentFuture *self, Blocked *blocked) {
  blocked->here = inbox_here;
  if (!inbox_here.inbox)
    return;
  blocked->next = self->blocked;
  self->blocked = blocked;
  inbox_end(inbox_here.inbox, inbox_here.worker);
}

static void unblock(ConcurrentFuture *self, Blocked *blocked) {
  if (!inbox_here.inbox)
    return;
  Blocked **link = &self->blocked;
  while (*link != blocked)
    link = &(*link)->next;
  *link = blocked->next;
  if (!blocked->goes_on)
    go_on(blocked); // the time was up
}

static struct timespec moment_in(double seconds) {
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  int64_t ns = end.tv_nsec + (int64_t)(fmin(fmax(seconds, 0), 1e9) * 1e9);
  end.tv_sec += (time_t)(ns / 1000000000);
  end.tv_nsec = (long)(ns % 1000000000);
  return end;
}

Outcome concurrent_result(ConcurrentFuture *self, double timeout) {
  struct timespec end = moment_in(timeout);
  Blocked blocked = {0};
  int error = 0;
  pthread_mutex_lock(&self->lock);
  block(self, &blocked);
  while (!self->settled && error != ETIMEDOUT)
    error = timeout == INFINITY
                ? pthread_cond_wait(&self->ended, &self->lock)
                : pthread_cond_timedwait(&self->ended, &self->lock, &end);
  unblock(self, &blocked);
  bool settled = self->settled;
  pthread_mutex_unlock(&self->lock);
  if (inbox_here.inbox)
    inbox_await_turn(inbox_here.inbox, inbox_here.worker);
  if (!settled)
    return raised(TimeoutError, "");
  return concurrent_cancelled(self) ? raised(CancelledError, "")
                                    : self->outcome;
}
