// drift.c: a callback that re-arms itself first, and then works
//
// def tick(n): print(n, ...)
//              if n < 3: loop.call_later(2, tick, n + 1)
//              time.sleep(3)
#include "04-event-loop/loop.h"
#include "trace.h"

static double start;
static int n;

static void tick(Loop *loop, void *arg) {
  print("tick %d at %.0f", ++n, loop_time(loop) - start);
  if (n == 3)
    loop_stop(loop);
  else
    loop_call_later(loop, 2, tick, arg);
  clock_sleep(loop->clock, 3);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  start = loop_time(loop);
  loop_call_later(loop, 2, tick, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
