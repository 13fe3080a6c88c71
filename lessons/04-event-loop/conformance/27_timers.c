// 27_timers.c: timer order; call_later(0) against call_soon()
#include "04-event-loop/loop.h"
#include "trace.h"

static void show(Loop *loop, void *name) {
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop),
        (const char *)name);
}

static void both(Loop *loop, void *arg) {
  (void)arg;
  show(loop, "both");
  loop_call_later(loop, 0, show, "inner later(0)");
  loop_call_soon(loop, show, "inner soon");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 0, show, "later(0)");
  loop_call_soon(loop, show, "soon");
  loop_call_later(loop, -1, show, "later(-1)");
  loop_call_later(loop, -2, show, "later(-2)");
  loop_call_later(loop, 3, show, "3");
  loop_call_later(loop, 1, both, NULL);
  loop_call_at(loop, 2.5, show, "at 2.5");
  Handle h = loop_call_later(loop, 2, show, "2");
  print("when %g", handle_when(h));
  loop_call_later(loop, 4, stop, NULL);
  loop_run_forever(loop);
  print("end %g", loop_time(loop));
  loop_close(loop);
  loop_free(loop);
}
