// 43_cancel.c: cancel() before the first step, while waiting, while sleeping,
// twice, when done.
#include "05-tasks/task.h"
#include "trace.h"

// The scenario's job(name, aw): it waits for a future, or else sleeps.
typedef struct Job {
  const char *name;
  Future *future;
} Job;

static void show(const Job *job, const char *what, const char *detail) {
  Loop *loop = loop_running();
  print("it%u t=%g %s %s%s", loop_iteration(loop), loop_time(loop), job->name,
        what, detail);
}

static Outcome work(Coroutine *self, void *arg) {
  const Job *job = arg;
  show(job, "starts", "");
  Outcome o = job->future ? await(self, job->future) : sleep_for(self, 10);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    show(job, "CancelledError ", o.error.message[0] ? o.error.message : "-");
  show(job, "finally", "");
  return ended(o);
}

static const char *truth(bool b) { return str(value_bool(b)); }

static void state(const Job *job, const Task *t) {
  print("%s done %s cancelled %s", job->name, truth(future_done(&t->future)),
        truth(future_cancelled(&t->future)));
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

static void once(Loop *loop) {
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
}

static void unstarted(Loop *loop, Future *f) {
  Job job = {"unstarted", f};
  Task *t = ensure_future(loop, coroutine_new(work, &job));
  print("cancel %s", truth(task_cancel(t)));
  state(&job, t);
  once(loop);
  state(&job, t);
  bool again = task_cancel(t);
  print("cancel %s future cancelled %s", truth(again),
        truth(future_cancelled(f)));
}

static void waiting(Loop *loop, Future *f) {
  Job job = {"waiting", f};
  Task *t = ensure_future(loop, coroutine_new(work, &job));
  once(loop);
  bool asked = task_cancel(t);
  print("cancel %s future cancelled %s", truth(asked),
        truth(future_cancelled(f)));
  state(&job, t);
  asked = task_cancel(t);
  print("cancel %s cancelling %u", truth(asked), t->cancelling);
  once(loop);
  state(&job, t);
}

static void cancel_later(Loop *loop, void *task) {
  (void)loop;
  task_cancel_message(task, "msg");
}

static void sleeping(Loop *loop) {
  Job job = {"sleeping", NULL};
  Task *t = ensure_future(loop, coroutine_new(work, &job));
  loop_call_later(loop, 1, cancel_later, t);
  Outcome o = loop_run_until_complete(loop, &t->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    state(&job, t);
}

static void via_future(Loop *loop) {
  Future *f = future_new(loop);
  Job job = {"via future", f};
  Task *t = ensure_future(loop, coroutine_new(work, &job));
  once(loop);
  future_cancel(f);
  once(loop);
  state(&job, t);
  future_free(f);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  unstarted(loop, f);
  waiting(loop, f);
  sleeping(loop);
  via_future(loop);
  future_free(f);
  loop_free(loop);
}
