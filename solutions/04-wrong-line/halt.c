// halt.c: stop() in the middle of a batch
//
// def halt(): loop.stop(); print("halt")
#include "04-event-loop/loop.h"
#include "trace.h"

static void halt(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
  print("halt");
}

static void other(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void later(Loop *loop, void *arg) { (void)loop, (void)arg; }

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_later(loop, 2, later, NULL);
  loop_call_soon(loop, halt, NULL);
  loop_call_soon(loop, other, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
