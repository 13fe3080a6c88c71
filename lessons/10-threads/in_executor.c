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

// In the loop's thread. Whatever becomes of the future, the messenger goes.
static void has_come(Messenger *self) {
  Jobs *jobs = self->own ? jobs_of(self->loop) : NULL;
  if (jobs && --jobs->under_way == 0 && jobs->none_left)
    future_set_result(jobs->none_left, value_none());
  self->wrapped->messenger = NULL;
  future_give_back_reference(&self->wrapped->future);
  messenger_free(self);
}

// futures._set_state
static void deliver(Loop *loop, void *arg) {
  Messenger *self = arg;
  Future *future = &self->wrapped->future;
  Outcome o = returned(value_none());
  if (!future_done(future)) {
    Outcome came = concurrent_result(self->source, 0);
    if (concurrent_cancelled(self->source))
      future_cancel(future);
    else if (came.how == RAISED)
      o = future_set_exception(future, came.error);
    else
      o = future_set_result(future, came.value);
  }
  has_come(self);
  if (o.how == RAISED)
    loop_raise(loop, o.error);
}

// futures._call_set_state, in the thread that has ended or cancelled it. A
// closed inbox means that the loop and its future may be gone.
static void source_done(ConcurrentFuture *source, void *arg) {
  Messenger *self = arg;
  (void)source;
  if (loop_running() == self->loop)
    loop_call_soon(self->loop, deliver, self);
  else if (!inbox_post(self->inbox, deliver, self))
    messenger_free(self);
}

// futures._call_check_cancel: a job that has begun goes on.
static void check_cancel(Future *future, void *arg) {
  Messenger *messenger = ((Wrapped *)future)->messenger;
  (void)arg;
  if (messenger && future_cancelled(future))
    concurrent_cancel(messenger->source);
}

static Future *wrap(Loop *loop, ConcurrentFuture *source, bool own) {
  Wrapped *self = future_create(sizeof *self, &future_type, loop);
  trace_actor(self, ACTOR_FUTURE, NULL, NULL);
  Messenger *messenger = allocate(sizeof *messenger);
  *messenger = (Messenger){self, source, loop, loop_threads(loop)->inbox, own};
  inbox_refer(messenger->inbox);
  future_take_reference(&self->future);
  self->messenger = messenger;
  jobs_of(loop)->under_way += own; // made in any case: it drops letters
  future_add_done_callback(&self->future, check_cancel, NULL);
  concurrent_add_done_callback(source, source_done, messenger);
  return &self->future;
}

Future *wrap_future(Loop *loop, ConcurrentFuture *future) {
  return wrap(loop, future, false);
}

// -- jobs of a loop -----------------------------------------------------------

static void drop_letter(Loop *loop, Callback *callback, void *arg) {
  (void)loop;
  job_dropped(callback, arg);
  if (callback == deliver)
    has_come(arg);
}

// The last ones of its own jobs end here; the inbox is closed.
static void release_jobs(Loop *loop) {
  Jobs *self = jobs_of(loop);
  executor_free(self->executor);
  free(self);
}

static Jobs *jobs_of(Loop *loop) {
  Attachment *attachment = attachments_find(loop->attachments, release_jobs);
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
  bool own = !executor;
  const char *refused_by = refusal(loop, own);
  if (refused_by && then)
    then(NULL, arg);
  if (refused_by)
    return refused(loop, refused_by);
  Inbox *inbox = loop->clock->jumps ? loop_threads(loop)->inbox : NULL;
  ConcurrentFuture *source = concurrent_new();
  Future *future = wrap(loop, source, own); // before it can be done
  if (then)
    concurrent_add_done_callback(source, then, arg);
  executor_submit_for(own ? own_executor(jobs_of(loop)) : executor, inbox, job,
                      arg, source);
  return future;
}

Future *loop_run_in_executor(Loop *loop, Executor *executor, Job *job,
                             void *arg) {
  return loop_run_in_executor_then(loop, executor, job, arg, NULL);
}

Outcome to_thread(Coroutine *self, Job *job, void *arg) {
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  Future *future = loop_run_in_executor(loop, NULL, job, arg);
  Outcome o = await(self, future);
  future_cancel(future); // the coroutine was closed while it waited
  future_free(future);
  return o;
}

Outcome loop_shutdown_default_executor(Coroutine *self) {
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  Jobs *jobs = jobs_of(loop);
  jobs->shut = true;
  if (!jobs->under_way)
    return returned(value_none());
  Future *none_left = jobs->none_left = future_new(loop);
  Outcome o = await(self, none_left);
  jobs->none_left = NULL; // finally
  future_cancel(none_left);
  future_free(none_left);
  return ended(o);
}
