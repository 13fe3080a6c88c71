// order.c: three callbacks, of which one is there twice
//
// loop.call_soon(print, "a"), then "b", then "a", then "c"
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
  loop_call_soon(loop, say, "a");
  loop_call_soon(loop, say, "b");
  loop_call_soon(loop, say, "a");
  loop_call_soon(loop, say, "c");
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
