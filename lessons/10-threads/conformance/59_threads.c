// 59_threads.c: run_in_executor: result, exception, two jobs at once, order of
// gather; call_soon_threadsafe; both kinds of Future.
#include <math.h>
#include <pthread.h>

#include "05-tasks/sleep.h"
#include "06-together/gather.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;
static pthread_t main_thread;

static void show(const char *what) { print("t=%g %s", loop_time(loop), what); }

static void shows(Loop *where, void *what) {
  (void)where;
  show(what);
}

static const char *truth(bool yes) { return str(value_bool(yes)); }

typedef struct Work {
  const char *name, *starts, *ends;
  double seconds;
  bool fail;
} Work;

static Outcome job(void *arg) {
  const Work *self = arg;
  if (!pthread_equal(main_thread, pthread_self()))
    loop_call_soon_threadsafe(loop, shows, (void *)self->starts);
  if (self->seconds > 0)
    job_sleep(self->seconds);
  loop_call_soon_threadsafe(loop, shows, (void *)self->ends);
  return self->fail ? raised(ValueError, "fails")
                    : returned(value_str(self->name));
}

#define WORK(name, seconds, fail)                                              \
  {                                                                            \
    name, name " starts in the main thread: False", name " ends", seconds,     \
        fail                                                                   \
  }

static Outcome job_sleeps(void *arg) {
  (void)arg;
  job_sleep(1);
  return returned(value_none());
}

static Outcome tick(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    TRY(sleep_for(self, 1));
    show("tick");
  }
}

static void set(Loop *where, void *future) {
  (void)where;
  future_set_result(future, value_str("set"));
}

static void *other(void *done) {
  loop_call_soon_threadsafe(loop, shows, "from the thread 1");
  loop_call_soon_threadsafe(loop, shows, "from the thread 2");
  loop_call_soon_threadsafe(loop, shows, "from the thread 3");
  loop_call_soon_threadsafe(loop, set, done);
  return NULL;
}

static void called_at_once(ConcurrentFuture *future, void *arg) {
  (void)future, (void)arg;
  print("concurrent callback, inside set_result");
}

static void called_later(Future *future, void *arg) {
  (void)future, (void)arg;
  print("asyncio callback, later");
}

static Outcome jobs(Coroutine *self) {
  static Work quick = WORK("quick", 0, false);
  static Work fails = WORK("fails", 1, true);
  static Work slow = WORK("slow", 3, false);
  static Work fast = WORK("fast", 2, false);
  static Work beside = WORK("beside", 2.5, false);
  Future *f = loop_run_in_executor(loop, NULL, job, &quick);
  show(text_format("submitted, done %s", truth(future_done(f))));
  show(text_format("result %s", str(await(self, f).value)));
  future_free(f);
  f = loop_run_in_executor(loop, NULL, job, &fails);
  show(error_repr(await(self, f).error));
  future_free(f);
  Future *both[2];
  both[0] = loop_run_in_executor(loop, NULL, job, &slow);
  TRY(sleep_for(self, 0.5));
  both[1] = loop_run_in_executor(loop, NULL, job, &fast);
  Future *all = gather(loop, 2, both, false);
  show(text_format("gathered %s", repr(await(self, all).value)));
  future_free(all);
  future_free(both[0]);
  future_free(both[1]);
  TRY(to_thread(self, job_sleeps, NULL));
  show("a job that says nothing wakes the loop");
  Task *ticks = loop_create_task(loop, coroutine_new(tick, NULL));
  Value v = TRY(to_thread(self, job, &beside));
  show(text_format("to_thread %s", str(v)));
  task_cancel(ticks);
  return returned(value_none());
}

static Outcome futures(Coroutine *self) {
  Future *done = future_new(loop);
  pthread_t t;
  loop_call_soon(loop, shows, "already queued");
  pthread_create(&t, NULL, other, done);
  pthread_join(t, NULL);
  show(text_format("future %s", str(await(self, done).value)));
  future_free(done);
  ConcurrentFuture *c = concurrent_new();
  print("concurrent: %s", error_repr(concurrent_result(c, 0).error));
  Future *pending = future_new(loop);
  print("asyncio: %s", error_type_name(future_result(pending).error.type));
  future_free(pending);
  concurrent_add_done_callback(c, called_at_once, NULL);
  Future *f = wrap_future(loop, concurrent_refer(c));
  future_add_done_callback(f, called_later, NULL);
  concurrent_set_outcome(c, returned(value_int(7)));
  print("set; asyncio future done %s", truth(future_done(f)));
  print("wrapped %s", str(await(self, f).value));
  future_free(f);
  concurrent_free(c);
  return returned(value_none());
}

static Outcome pool(Coroutine *self) {
  static Work runs = WORK("runs", 2, false);
  static Work waits = WORK("waits", 0, false);
  Executor *one = executor_new(1);
  Future *f[2];
  f[0] = loop_run_in_executor(loop, one, job, &runs);
  f[1] = loop_run_in_executor(loop, one, job, &waits);
  TRY(sleep_for(self, 1));
  bool cancelled = future_cancel(f[0]);
  show(text_format("cancel %s %s", truth(cancelled),
                   truth(future_cancel(f[1]))));
  TRY(sleep_for(self, 2));
  show(text_format("cancelled %s %s", truth(future_cancelled(f[0])),
                   truth(future_cancelled(f[1]))));
  executor_free(one);
  for (int i = 0; i < 2; i++)
    future_free(f[i]);
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  TRY(jobs(self));
  TRY(futures(self));
  return pool(self);
}

static void nothing(Loop *where, void *arg) { (void)where, (void)arg; }

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_threads(loop);
  main_thread = pthread_self();
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  print("%s", outcome_repr(loop_call_soon_threadsafe(loop, nothing, NULL)));
  loop_free(loop);
}
