// progress.c: a job that says how far it is, and can be asked to stop
#include <stdlib.h>

#include "06-together/shield.h"
#include "die.h"
#include "exercise.h"

// What the job and the coroutine share. Either of them may be gone first.
typedef struct Run {
  atomic_uint references;
  atomic_bool stop;
  Work *work;
  Loop *loop;
  int told; // for the loop's thread: how many parts
} Run;

static void give_back(Run *self) {
  if (atomic_fetch_sub(&self->references, 1) == 1)
    free(self);
}

static void job_over(ConcurrentFuture *future, void *run) {
  (void)future;
  give_back(run);
}

// In the loop's thread; the letters come in their order, one for each part.
static void tell(Loop *loop, void *run) {
  Run *self = run;
  (void)loop;
  if (!self->stop)
    self->work->progress(++self->told, self->work->arg);
}

static Outcome job(void *run) {
  Run *self = run;
  int done = 0;
  while (done < self->work->parts && !self->stop) {
    self->work->part(done++, self->work->arg);
    if (self->work->progress)
      loop_call_soon_threadsafe(self->loop, tell, self);
  }
  return returned(value_int(done));
}

static Outcome await_shielded(Coroutine *self, Future *future) {
  Future *shielded = shield(future);
  Outcome o = await(self, shielded);
  future_give_back_reference(shielded);
  return o;
}

Outcome work_in_thread(Coroutine *self, void *work) {
  Loop *loop = loop_running();
  Run *run = allocate(sizeof *run);
  run->references = 2;
  run->work = work;
  run->loop = loop;
  Future *future = loop_run_in_executor_then(loop, NULL, job, run, job_over);
  Outcome o = await_shielded(self, future), first = o;
  while (o.how == RAISED && error_is(o.error, CancelledError) &&
         !future_done(future)) {
    run->stop = true;
    o = await_shielded(self, future);
  }
  run->stop = true; // finally: we may have been closed
  future_free(future);
  give_back(run);
  return first;
}
