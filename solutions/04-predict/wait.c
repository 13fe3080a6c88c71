// wait.c: a callback that runs the loop, to wait for the next one
//
// def wait_here():
//   try: loop.run_forever(); print("waited")
//   except RuntimeError: print("refused")
#include "04-event-loop/loop.h"
#include "trace.h"

// Python's print, as a callback
static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void wait_here(Loop *loop, void *arg) {
  (void)arg;
  Outcome o = loop_run_forever(loop);
  print("%s", o.how == RAISED ? "refused" : "waited");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, wait_here, NULL);
  loop_call_soon(loop, say, "next");
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
