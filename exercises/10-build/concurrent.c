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

#include "exercises/todo.h"

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
  TODO; // your code
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
  TODO; // your code
}

// False: it was cancelled; nothing is to be done.
// Python: set_running_or_notify_cancel().
bool concurrent_begin(ConcurrentFuture *self) {
  TODO; // your code
}

// False: it has begun already, and goes on.
bool concurrent_cancel(ConcurrentFuture *self) {
  TODO; // your code
}

// RETURNED or RAISED. RAISED InvalidStateError when it has ended already.
Outcome concurrent_set_outcome(ConcurrentFuture *self, Outcome outcome) {
  TODO; // your code
}

// Calls callback(future, arg) once it is done: at once, in the thread that ends
// or cancels it; or here and now when it is done already. It must not block.
void concurrent_add_done_callback(ConcurrentFuture *self,
                                  ConcurrentCallback *callback, void *arg) {
  TODO; // your code
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

// Blocks this thread until there is an outcome, at most so many real seconds.
// RETURNED the result; or RAISED the exception, CancelledError, TimeoutError.
Outcome concurrent_result(ConcurrentFuture *self, double timeout) {
  TODO; // your code
}
