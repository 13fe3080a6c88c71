// slow.c: a timer that is due while a callback works
//
// def slow(): time.sleep(2); print("slow is done")
#include "04-event-loop/loop.h"
#include "trace.h"

static double start;

static void slow(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2);
  print("slow is done");
}

static void tick(Loop *loop, void *arg) {
  (void)arg;
  print("tick at %.0f", loop_time(loop) - start);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  start = loop_time(loop);
  loop_call_later(loop, 1, tick, NULL);
  loop_call_soon(loop, slow, NULL);
  loop_call_later(loop, 3, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
