// equal.c: timers with one deadline
//
// t = loop.time() + 2; loop.call_at(t, print, 0), then 1, then 2
#include "04-event-loop/loop.h"
#include "trace.h"

// Python's print, as a callback
static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  double t = loop_time(loop) + 2;
  loop_call_at(loop, t, say, "0");
  loop_call_at(loop, t, say, "1");
  loop_call_at(loop, t - 1, say, "a second before");
  loop_call_at(loop, t, say, "2");
  loop_call_at(loop, t + 1, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
