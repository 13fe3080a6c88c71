// 32_resolution.c: due is what lies before now plus the clock's resolution
#include "04-event-loop/loop.h"
#include "trace.h"

static void show(Loop *loop, void *deadline) {
  print("it%u t=%g deadline %g", loop_iteration(loop), loop_time(loop),
        *(double *)deadline);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(void) {
  double deadlines[] = {1.0, 1.25, 1.5, 1.75, 2.5};
  Clock *clock = clock_virtual();
  clock->resolution = 0.5;
  Loop *loop = loop_new(clock);
  for (int i = 0; i < 5; i++)
    loop_call_at(loop, deadlines[i], show, &deadlines[i]);
  loop_call_at(loop, 4, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
