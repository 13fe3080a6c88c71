// 35_seed.c: a periodic callback, task A before the loop, task B from a
// callback.
#include "05-tasks/task.h"
#include "trace.h"

static void callback(Loop *loop, void *arg) {
  int *i = arg;
  print("callback: %d", (*i)++);
  loop_call_later(loop, 1.0, callback, i);
}

static Outcome coro(Coroutine *self, void *name) {
  for (int i = 0; i < 10; i++) {
    print("%s: %d", (const char *)name, i);
    TRY(sleep_for(self, 1));
  }
  loop_stop(loop_running());
  return returned(value_none());
}

static void register_b(Loop *loop, void *arg) {
  (void)arg;
  ensure_future(loop, coroutine_new(coro, "B"));
}

int main(void) {
  int i = 0;
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 1.0, callback, &i);
  ensure_future(loop, coroutine_new(coro, "A"));
  loop_call_soon(loop, register_b, NULL);
  loop_run_forever(loop);
  print("stopped at %g", loop_time(loop));
  loop_free(loop);
}
