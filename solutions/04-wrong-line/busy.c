// busy.c: two timers become due while a callback works
//
// def work(): time.sleep(3); print("worked"); loop.call_soon(done)
// def first(): print("tick")
#include "04-event-loop/loop.h"
#include "trace.h"

static void done(Loop *loop, void *arg) { (void)loop, (void)arg; }

static void work(Loop *loop, void *arg) {
  clock_sleep(loop->clock, 3);
  print("worked");
  loop_call_soon(loop, done, arg);
}

static void first(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("tick");
}

static void second(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_later(loop, 2, second, NULL);
  loop_call_later(loop, 1, first, NULL);
  loop_call_soon(loop, work, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
