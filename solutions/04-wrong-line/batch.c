// batch.c: a callback schedules another one
//
// def parent(): loop.call_soon(child)
#include "04-event-loop/loop.h"

static void child(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

static void parent(Loop *loop, void *arg) { loop_call_soon(loop, child, arg); }

static void other(Loop *loop, void *arg) { (void)loop, (void)arg; }

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, parent, NULL);
  loop_call_soon(loop, other, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
