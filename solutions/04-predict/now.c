// now.c: from when does a delay count?
//
// def work(): time.sleep(2); loop.call_later(1, done, loop.time())
// def done(since): print("waited", loop.time() - since); loop.stop()
#include "04-event-loop/loop.h"
#include "trace.h"

static double since;

static void done(Loop *loop, void *arg) {
  (void)arg;
  print("waited %.0f", loop_time(loop) - since);
  loop_stop(loop);
}

static void work(Loop *loop, void *arg) {
  clock_sleep(loop->clock, 2);
  since = loop_time(loop);
  loop_call_later(loop, 1, done, arg);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, work, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
