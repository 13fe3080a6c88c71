// slow.c: two timers are due while a callback works, and it cancels one
//
// def slow(): time.sleep(2); alarm.cancel(); print("slow is done")
// alarm = loop.call_later(1, print, "alarm"); loop.call_later(1, tick)
#include "04-event-loop/loop.h"
#include "trace.h"

static double start;
static Handle alarm_at_1;

static void slow(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2);
  handle_cancel(alarm_at_1);
  print("slow is done");
}

static void tells(Loop *loop, void *name) {
  print("%s at %.0f", (const char *)name, loop_time(loop) - start);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  start = loop_time(loop);
  alarm_at_1 = loop_call_later(loop, 1, tells, "alarm");
  loop_call_later(loop, 1, tells, "tick");
  loop_call_soon(loop, slow, NULL);
  loop_call_later(loop, 3, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
