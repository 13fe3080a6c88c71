// Where both futures meet, in lesson 10, as somebody else would write it.
#include "10-threads/in_executor.h"

#include <stdlib.h>

#include "die.h"
#include "trace.h"

// What a loop knows of jobs. It hangs on the loop, as an attachment.
typedef struct Jobs {
  Attachment attachment;
  Executor *executor; // the loop's own, or NULL
  unsigned under_way; // of its jobs: those of whom no letter has come
  bool shut;
  Future *none_left; // borrowed from whoever waits for that, or NULL
} Jobs;

// Brings what another thread has to a future of the loop.
typedef struct Messenger {
  struct Wrapped *wrapped;  // a reference; gone if the loop is
  ConcurrentFuture *source; // a reference
  Loop *loop;               // gone if the inbox is closed
  Inbox *inbox;             // a reference
  bool own;                 // a job of the loop's own executor
} Messenger;

typedef struct Wrapped {
  Future future;        // first: it is a Future
  Messenger *messenger; // owned by the source; NULL: it has come
} Wrapped;

static Jobs *jobs_of(Loop *loop);

// -- a messenger --------------------------------------------------------------

static void messenger_free(Messenger *self) {
  concurrent_free(self->source);
  inbox_give_back(self->inbox);
  free(self);
}

static void has_come(Messenger *self) {
  Wrapped *wrapped = self->wrapped;
  if (self->own) {
    Jobs *jobs = jobs_of(self->loop);
    jobs->under_way -= 1;
    if (jobs->under_way == 0 && jobs->none_left != NULL)
      future_set_result(jobs->none_left, value_none());
  }
  messenger_free(self);
  wrapped->messenger = NULL;
  future_give_back_reference(&wrapped->future);
}

static Outcome copy_state(ConcurrentFuture *from, Future *to) {
  if (concurrent_cancelled(from)) {
    future_cancel(to);
    return returned(value_none());
  }
  Outcome o = concurrent_result(from, 0);
  return o.how == RAISED ? future_set_exception(to, o.error)
                         : future_set_result(to, o.value);
}

static void deliver(Loop *loop, void *arg) {
  Messenger *self = arg;
  Outcome o = returned(value_none());
  if (!future_done(&self->wrapped->future))
    o = copy_state(self->source, &self->wrapped->future);
  has_come(self);
  if (o.how == RAISED)
    loop_raise(loop, o.error);
}

static void source_done(ConcurrentFuture *source, void *arg) {
  Messenger *self = arg;
  (void)source;
  if (loop_running() != self->loop) {
    if (!inbox_post(self->inbox, deliver, self))
      messenger_free(self);
    return;
  }
  loop_call_soon(self->loop, deliver, self);
}

static void check_cancel(Future *future, void *arg) {
  Wrapped *self = (Wrapped *)future;
  (void)arg;
  if (!future_cancelled(future) || self->messenger == NULL)
    return;
  concurrent_cancel(self->messenger->source);
}

static Messenger *messenger_new(Wrapped *wrapped, ConcurrentFuture *source,
                                bool own) {
  Messenger *self = allocate(sizeof *self);
  self->wrapped = wrapped;
  self->source = source;
  self->loop = wrapped->future.loop;
  self->inbox = loop_threads(self->loop)->inbox;
  self->own = own;
  inbox_refer(self->inbox);
  future_take_reference(&wrapped->future);
  return self;
}

static Future *wrap(Loop *loop, ConcurrentFuture *source, bool own) {
  Wrapped *self = future_create(sizeof *self, &future_type, loop);
  trace_actor(self, ACTOR_FUTURE, NULL, NULL);
  self->messenger = messenger_new(self, source, own);
  Jobs *jobs = jobs_of(loop); // it drops letters, too
  if (own)
    jobs->under_way += 1;
  future_add_done_callback(&self->future, check_cancel, NULL);
  concurrent_add_done_callback(source, source_done, self->messenger);
  return &self->future;
}

Future *wrap_future(Loop *loop, ConcurrentFuture *future) {
  return wrap(loop, future, false);
}

// -- jobs of a loop -----------------------------------------------------------

static void drop_letter(Loop *loop, Callback *callback, void *arg) {
  (void)loop;
  if (callback == deliver)
    has_come(arg);
  else
    job_dropped(callback, arg);
}

// The last ones of its own jobs end here; the inbox is closed.
static void release_jobs(Loop *loop) {
  Jobs *self = jobs_of(loop);
  executor_free(self->executor);
  free(self);
}

static Jobs *jobs_of(Loop *loop) {
  Attachment *attachment = loop->attachments;
  while (attachment && attachment->free != release_jobs)
    attachment = attachment->next;
  if (attachment)
    return (Jobs *)attachment;
  loop_threads(loop);
  Jobs *self = allocate(sizeof *self);
  self->attachment = (Attachment){.dropped = drop_letter, .free = release_jobs};
  loop_attach(loop, &self->attachment);
  return self;
}

static Future *refused(Loop *loop, const char *message) {
  Future *future = future_new(loop);
  future_set_exception(future, raised(RuntimeError, message).error);
  return future;
}

static const char *refusal(Loop *loop, bool own) {
  return loop_is_closed(loop)         ? "Event loop is closed"
         : own && jobs_of(loop)->shut ? "Executor shutdown has been called"
                                      : NULL;
}

static Executor *own_executor(Jobs *self) {
  if (!self->executor)
    self->executor = executor_new(0);
  return self->executor;
}

Future *loop_run_in_executor_then(Loop *loop, Executor *executor, Job *job,
                                  void *arg, ConcurrentCallback *then) {
  bool own = executor == NULL;
  const char *why = refusal(loop, own);
  if (why != NULL) {
    if (then != NULL)
      then(NULL, arg);
    return refused(loop, why);
  }
  if (own)
    executor = own_executor(jobs_of(loop));
  ConcurrentFuture *source = concurrent_new();
  Future *future = wrap(loop, source, own);
  if (then != NULL)
    concurrent_add_done_callback(source, then, arg);
  Inbox *inbox = NULL;
  if (loop->clock->jumps)
    inbox = loop_threads(loop)->inbox;
  executor_submit_for(executor, inbox, job, arg, source);
  return future;
}

Future *loop_run_in_executor(Loop *loop, Executor *executor, Job *job,
                             void *arg) {
  return loop_run_in_executor_then(loop, executor, job, arg, NULL);
}

Outcome to_thread(Coroutine *self, Job *job, void *arg) {
  if (loop_running() == NULL)
    return raised(RuntimeError, "no running event loop");
  Future *future = loop_run_in_executor(loop_running(), NULL, job, arg);
  Outcome o = await(self, future);
  if (!future_done(future))
    future_cancel(future);
  future_free(future);
  return o;
}

Outcome loop_shutdown_default_executor(Coroutine *self) {
  Outcome o = returned(value_none());
  if (loop_running() == NULL)
    return raised(RuntimeError, "no running event loop");
  Jobs *jobs = jobs_of(loop_running());
  jobs->shut = true;
  if (jobs->under_way > 0) {
    Future *future = future_new(loop_running());
    jobs->none_left = future;
    o = await(self, future);
    jobs->none_left = NULL;
    future_cancel(future);
    future_free(future);
  }
  return ended(o);
}
