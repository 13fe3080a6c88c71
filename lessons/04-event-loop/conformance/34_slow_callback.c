// 34_slow_callback.c: due timers are collected once per iteration
#include "04-event-loop/loop.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop),
        (const char *)name);
}

static void slow(Loop *loop, void *clock) {
  show(loop, "slow starts");
  clock_sleep(clock, 5); // the callback takes 5 s
  show(loop, "slow ends");
  loop_call_soon(loop, show, "soon from slow");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(void) {
  Clock *clock = clock_virtual();
  Loop *loop = loop_new(clock);
  loop_call_later(loop, 1, slow, clock);
  loop_call_later(loop, 2, show, "timer 2");
  loop_call_later(loop, 3, show, "timer 3");
  loop_call_soon(loop, show, "soon");
  loop_call_later(loop, 7, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
