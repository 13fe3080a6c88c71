// 25_stop_batch.c: stop() finishes the batch, and nothing is lost
#include "04-event-loop/loop.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u %s", loop_iteration(loop), (const char *)name);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

static void stopper(Loop *loop, void *arg) {
  (void)arg;
  show(loop, "stopper");
  loop_call_soon(loop, show, "scheduled before stop");
  loop_call_later(loop, 0, show, "timer due now");
  loop_stop(loop);
  loop_call_soon(loop, show, "scheduled after stop");
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, show, "a");
  loop_call_soon(loop, stopper, NULL);
  loop_call_soon(loop, show, "b");
  loop_run_forever(loop);
  print("-- returned");
  loop_call_soon(loop, show, "new");
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  print("-- returned");
  loop_close(loop);
  loop_free(loop);
}
