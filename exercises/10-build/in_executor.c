#include "10-threads/in_executor.h"

#include <stdlib.h>

#include "die.h"
#include "trace.h"

#include "exercises/todo.h"

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
  TODO; // your code
}

// futures._set_state
static void deliver(Loop *loop, void *arg) {
  TODO; // your code
}

// futures._call_set_state, in the thread that has ended or cancelled it. A
// closed inbox means that the loop and its future may be gone.
static void source_done(ConcurrentFuture *source, void *arg) {
  TODO; // your code
}

// futures._call_check_cancel: a job that has begun goes on.
static void check_cancel(Future *future, void *arg) {
  TODO; // your code
}

static Future *wrap(Loop *loop, ConcurrentFuture *source, bool own) {
  TODO; // your code
}

Future *wrap_future(Loop *loop, ConcurrentFuture *future) {
  return wrap(loop, future, false);
}

// -- jobs of a loop -----------------------------------------------------------

static void drop_letter(Loop *loop, Callback *callback, void *arg) {
  TODO; // your code
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

// ... and calls then(source, arg) once the job has ended, or was taken back, or
// was refused (`source` is NULL then), in whatever thread: `arg` is needed no
// longer.
Future *loop_run_in_executor_then(Loop *loop, Executor *executor, Job *job,
                                  void *arg, ConcurrentCallback *then) {
  TODO; // your code
}

Future *loop_run_in_executor(Loop *loop, Executor *executor, Job *job,
                             void *arg) {
  return loop_run_in_executor_then(loop, executor, job, arg, NULL);
}

// Runs it in the loop's own executor and awaits it: RETURNED or RAISED as the
// job has ended; CancelledError.
Outcome to_thread(Coroutine *self, Job *job, void *arg) {
  TODO; // your code
}

// Takes no more jobs into the loop's own executor, and waits until it has none.
// RETURNED None; RAISED CancelledError; RuntimeError when no loop runs.
Outcome loop_shutdown_default_executor(Coroutine *self) {
  TODO; // your code
}
