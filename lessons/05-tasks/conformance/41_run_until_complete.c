// 41_run_until_complete.c: result, exception, stop() too early, what else
// runs.
#include "05-tasks/task.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u %s", loop_iteration(loop), (const char *)name);
}

static void chain(Loop *loop, void *name) {
  show(loop, name);
  loop_call_soon(loop, show, "left for the next run");
}

static Outcome ok(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  loop_call_soon(loop_running(), chain, "chain");
  return returned(value_str("ok"));
}

static Outcome bad(Coroutine *self, void *arg) {
  (void)arg;
  TRY(coroutine_yield(self, value_none()));
  return raised(ValueError, "v");
}

static Outcome early(Coroutine *self, void *arg) {
  (void)arg;
  loop_stop(loop_running());
  TRY(sleep_for(self, 1));
  return returned(value_str("late result"));
}

static void run(const char *what, Loop *loop, Future *future) {
  Outcome o = loop_run_until_complete(loop, future);
  if (o.how == RAISED)
    print("%s !! %s", what, error_repr(o.error));
  else
    print("%s -> %s", what, str(o.value));
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  run("ok", loop, &ensure_future(loop, coroutine_new(ok, NULL))->future);
  run("bad", loop, &ensure_future(loop, coroutine_new(bad, NULL))->future);
  Task *t = ensure_future(loop, coroutine_new(early, NULL));
  run("early", loop, &t->future);
  print("done %s", str(value_bool(future_done(&t->future))));
  run("early", loop, &t->future);
  run("done task", loop, &t->future);
  Future *f = future_new(loop);
  future_cancel(f);
  run("cancelled", loop, f);
  future_free(f);
  loop_free(loop);
}
