// 61_shutdown.c: the loop's own pool is shut down; nothing new begins
// meanwhile.
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

static void show(Loop *where, void *what) {
  print("t=%g %s", loop_time(where), (const char *)what);
}

static Outcome job(void *seconds) {
  job_sleep(*(double *)seconds);
  loop_call_soon_threadsafe(loop, show, "a job ends");
  return returned(value_float(*(double *)seconds));
}

static double seconds[] = {1, 3};

static void late(Loop *where, void *arg) {
  (void)arg;
  Future *future = loop_run_in_executor(where, NULL, job, &seconds[0]);
  show(where, (void *)outcome_repr(future_result(future)));
  future_free(future);
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  loop_call_later(loop, 2, late, NULL);
  Future *one = loop_run_in_executor(loop, NULL, job, &seconds[0]);
  Future *three = loop_run_in_executor(loop, NULL, job, &seconds[1]);
  show(loop, "submitted");
  TRY(loop_shutdown_default_executor(self));
  show(loop, (void *)text_format("shut down: %g %g",
                                 value_as_float(future_result(one).value),
                                 value_as_float(future_result(three).value)));
  TRY(loop_shutdown_default_executor(self));
  show(loop, "shut down twice");
  late(loop, NULL);
  future_free(one);
  future_free(three);
  return returned(value_none());
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  late(loop, NULL);
  loop_close(loop);
  late(loop, NULL);
  loop_free(loop);
}
