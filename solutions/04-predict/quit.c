// quit.c: what still runs behind stop()?
//
// def quit(): loop.stop(); print("behind stop()")
//             loop.call_soon(print, "scheduled by quit")
#include "04-event-loop/loop.h"
#include "trace.h"

// Python's print, as a callback
static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void quit(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
  print("behind stop()");
  loop_call_soon(loop, say, "scheduled by quit");
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, quit, NULL);
  loop_call_soon(loop, say, "next in the batch");
  loop_run_forever(loop);
  print("run_forever() returned");
  loop_free(loop);
}
