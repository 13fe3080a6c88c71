// timers.c: each timer at its deadline, whatever the order of the lines
//
// Python's twin is timers.py.
#include "04-event-loop/loop.h"
#include "trace.h"

static double start;

// def show(what): each line says how many seconds have passed
static void show(Loop *loop, void *what) {
  print("%.0f s: %s", loop_time(loop) - start, (const char *)what);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  start = loop_time(loop); // the loop's own clock, not the time of day
  loop_call_later(loop, 3, show, "call_later(3)");
  loop_call_later(loop, 0, show, "call_later(0)");
  loop_call_soon(loop, show, "call_soon");
  loop_call_at(loop, start + 1, show, "call_at(start + 1)");
  Handle handle = loop_call_later(loop, 2, show, "call_later(2)");
  loop_call_later(loop, 4, stop, NULL);

  handle_cancel(handle);
  print("cancelled: %s", handle_cancelled(handle) ? "True" : "False");
  loop_run_forever(loop);
  print("%.0f s: stopped", loop_time(loop) - start);
  loop_close(loop);
  loop_free(loop);
}
