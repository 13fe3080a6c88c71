// drift.c: a callback that works for one second and re-arms itself
//
// def tick(n): print(n, ...); time.sleep(1)
//              if n < 3: loop.call_later(2, tick, n + 1)
#include "04-event-loop/loop.h"
#include "trace.h"

static double start;
static int n;

static void tick(Loop *loop, void *arg) {
  print("tick %d at %.0f", ++n, loop_time(loop) - start);
  clock_sleep(loop->clock, 1);
  if (n == 3)
    loop_stop(loop);
  else
    loop_call_later(loop, 2, tick, arg);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  start = loop_time(loop);
  loop_call_later(loop, 2, tick, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
