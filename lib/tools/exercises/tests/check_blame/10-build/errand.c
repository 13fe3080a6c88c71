// A coroutine for another thread, in lesson 10, as somebody else would write
// it.
#include "10-threads/errand.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "die.h"
#include "references.h"

struct Errand {
  atomic_uint references;   // the loop's side, the future, a letter
  Inbox *inbox;             // a reference
  ConcurrentFuture *future; // a reference
  Loop *loop;               // gone if the inbox is closed
  CoroutineBody *body;
  void *arg; // borrowed

  // For the loop's thread alone.
  Task *task; // a reference; NULL: it has not started, or is done
  Errand *next, **pending;
};

Errand *errand_new(Loop *loop, Inbox *inbox, ConcurrentFuture *future,
                   CoroutineBody *body, void *arg, Errand **pending) {
  Errand *self = allocate(sizeof *self);
  self->references = 1;
  self->inbox = inbox;
  self->future = concurrent_refer(future);
  self->loop = loop;
  self->body = body;
  self->arg = arg;
  self->pending = pending;
  inbox_refer(inbox);
  return self;
}

static void errand_give_back(Errand *self) {
  if (!reference_was_last(&self->references))
    return;
  concurrent_free(self->future);
  inbox_give_back(self->inbox);
  free(self);
}

// -- its end ------------------------------------------------------------------

static void leave(Errand *self) {
  Errand **link = self->pending;
  while (*link != self)
    link = &(*link)->next;
  *link = self->next;
  future_give_back_reference(&self->task->future);
  self->task = NULL;
  errand_give_back(self);
}

static void task_done(Future *task, void *arg) {
  Errand *self = arg;
  Outcome o = future_result(task);
  if (!future_cancelled(task))
    concurrent_set_outcome(self->future, o);
  else
    concurrent_cancel(self->future);
  leave(self);
}

static void cancel_task(Loop *loop, void *arg) {
  Errand *self = arg;
  (void)loop;
  if (self->task)
    task_cancel(self->task);
  errand_give_back(self);
}

static void future_ended(ConcurrentFuture *future, void *arg) {
  Errand *self = arg;
  if (concurrent_cancelled(future)) {
    if (loop_running() == self->loop) {
      loop_call_soon(self->loop, cancel_task, self);
      return;
    }
    if (inbox_post(self->inbox, cancel_task, self))
      return;
  }
  errand_give_back(self);
}

// -- in the loop's thread -----------------------------------------------------

void errand_start(Loop *loop, void *errand) {
  Errand *self = errand;
  Errand *after = *self->pending;
  *self->pending = self;
  self->next = after;
  self->references += 1;
  self->task = loop_create_task(loop, coroutine_new(self->body, self->arg));
  Future *task = &self->task->future;
  future_take_reference(task);
  future_add_done_callback(task, task_done, self);
  concurrent_add_done_callback(self->future, future_ended, self);
  task_free(self->task);
}

void errand_dropped(Loop *loop, Callback *callback, void *arg) {
  Errand *self = arg;
  (void)loop;
  if (callback == errand_start)
    concurrent_cancel(self->future);
  if (callback == errand_start || callback == cancel_task)
    errand_give_back(self);
}

void errands_close(Errand **pending) {
  while (*pending) {
    Errand *self = *pending;
    Future *task = &self->task->future;
    future_remove_done_callback(task, task_done, self);
    concurrent_cancel(self->future);
    leave(self);
  }
}
