// alarm.c: an alarm that somebody switches off
//
// handle = loop.call_later(2, ring); loop.call_later(1, handle.cancel)
#include "04-event-loop/loop.h"

static Handle handle;

static void ring(Loop *loop, void *arg) { (void)loop, (void)arg; }

static void off(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  handle_cancel(handle);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  handle = loop_call_later(loop, 2, ring, NULL);
  loop_call_later(loop, 1, off, NULL);
  loop_call_later(loop, 3, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
