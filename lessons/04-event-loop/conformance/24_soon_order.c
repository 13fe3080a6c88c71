// 24_soon_order.c: what a callback schedules runs in the next iteration
#include "04-event-loop/loop.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u %s", loop_iteration(loop), (const char *)name);
}

static void parent(Loop *loop, void *arg) {
  (void)arg;
  show(loop, "parent");
  loop_call_soon(loop, show, "child 1");
  loop_call_soon(loop, show, "child 2");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

// loop.call_soon(loop.call_soon, loop.call_soon, loop.stop)
static void soon_stop(Loop *loop, void *arg) {
  loop_call_soon(loop, stop, arg);
}

static void soon_soon_stop(Loop *loop, void *arg) {
  loop_call_soon(loop, soon_stop, arg);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, show, "first");
  loop_call_soon(loop, parent, NULL);
  loop_call_soon(loop, show, "second");
  loop_call_soon(loop, show, "first");
  loop_call_soon(loop, soon_soon_stop, NULL);
  loop_run_forever(loop);
  print("stopped in %u", loop_iteration(loop));
  loop_close(loop);
  loop_free(loop);
}
