// A future for threads, in lesson 10, as somebody else would write it.
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
  ConcurrentState found = from;
  while (!atomic_compare_exchange_weak(&self->state, &found, to))
    if (found != from)
      return false;
  return true;
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

static void settle(ConcurrentFuture *self) {
  pthread_mutex_lock(&self->lock);
  for (Blocked *b = self->blocked; b != NULL; b = b->next)
    go_on(b);
  Callee *callee = self->callees;
  self->callees = NULL;
  self->settled = true;
  pthread_mutex_unlock(&self->lock);
  pthread_cond_broadcast(&self->ended);
  while (callee) {
    Callee *this = callee;
    callee = this->next;
    this->callback(self, this->arg);
    free(this);
  }
}

bool concurrent_begin(ConcurrentFuture *self) {
  if (self->state != WAITS)
    return false;
  return moves(self, WAITS, RUNS);
}

bool concurrent_cancel(ConcurrentFuture *self) {
  if (!moves(self, WAITS, IS_CANCELLED))
    return self->state == IS_CANCELLED;
  settle(self);
  return true;
}

Outcome concurrent_set_outcome(ConcurrentFuture *self, Outcome outcome) {
  moves(self, WAITS, RUNS); // where nobody has begun it
  if (self->state == RUNS) {
    self->outcome = outcome;
    self->state = ENDED;
    settle(self);
    return returned(value_none());
  }
  return raised(InvalidStateError, "invalid state");
}

static bool append_callee(ConcurrentFuture *self, Callee *callee) {
  pthread_mutex_lock(&self->lock);
  bool in_time = !self->settled;
  if (in_time) {
    *self->last_callee = callee;
    self->last_callee = &callee->next;
  }
  pthread_mutex_unlock(&self->lock);
  return in_time;
}

void concurrent_add_done_callback(ConcurrentFuture *self,
                                  ConcurrentCallback *callback, void *arg) {
  Callee *callee = allocate(sizeof *callee);
  callee->callback = callback;
  callee->arg = arg;
  if (!append_callee(self, callee)) {
    free(callee);
    callback(self, arg);
  }
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
  double whole = floor(fmin(fmax(seconds, 0), 1e9));
  end.tv_sec += (time_t)whole;
  end.tv_nsec += (long)(fmin(fmax(seconds, 0) - whole, 0.999999999) * 1e9);
  if (end.tv_nsec >= 1000000000) {
    end.tv_nsec -= 1000000000;
    end.tv_sec++;
  }
  return end;
}

static bool wait_until(ConcurrentFuture *self, double timeout) {
  struct timespec end = moment_in(timeout);
  while (!self->settled) {
    if (!(timeout > 0))
      return false;
    if (timeout == INFINITY)
      pthread_cond_wait(&self->ended, &self->lock);
    else if (pthread_cond_timedwait(&self->ended, &self->lock, &end) ==
             ETIMEDOUT)
      return self->settled;
  }
  return true;
}

Outcome concurrent_result(ConcurrentFuture *self, double timeout) {
  Blocked blocked = {0};
  pthread_mutex_lock(&self->lock);
  block(self, &blocked);
  bool settled = wait_until(self, timeout);
  unblock(self, &blocked);
  pthread_mutex_unlock(&self->lock);
  if (inbox_here.inbox)
    inbox_await_turn(inbox_here.inbox, inbox_here.worker);
  if (settled && concurrent_cancelled(self))
    return raised(CancelledError, "");
  return settled ? self->outcome : raised(TimeoutError, "");
}
