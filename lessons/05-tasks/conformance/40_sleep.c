// 40_sleep.c: sleep(0) is one bare yield; sleep(d) is a timer and one more
// iteration; sleep returns its result.
#include "05-tasks/task.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop),
        (const char *)name);
}

static Outcome zero(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  for (int i = 0; i < 3; i++) {
    print("it%u t=%g zero %d", loop_iteration(loop), loop_time(loop), i);
    TRY(sleep_for(self, 0));
  }
  return returned(value_none());
}

static Outcome sleeper(Coroutine *self, void *arg) {
  double d = *(double *)arg;
  const char *text = message_format("slept %g", d);
  Value r = TRY(sleep_for_result(self, d, value_str(text)));
  show(loop_running(), (void *)value_as_str(r));
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *naps) {
  Loop *loop = loop_running();
  ensure_future(loop, coroutine_new(zero, NULL));
  for (int i = 0; i < 3; i++)
    ensure_future(loop, coroutine_new(sleeper, (double *)naps + i));
  loop_call_later(loop, 2.5, show, "timer 2.5");
  TRY(sleep_for(self, -5));
  show(loop, "main after sleep(-5)");
  TRY(sleep_for(self, 4));
  show(loop, "main end");
  return returned(value_str("result"));
}

int main(void) {
  double naps[] = {3, 1, 2};
  Loop *loop = loop_new(clock_virtual());
  Task *task = ensure_future(loop, coroutine_new(run, naps));
  Outcome o = loop_run_until_complete(loop, &task->future);
  print("%s", str(o.value));
  loop_free(loop);
}
