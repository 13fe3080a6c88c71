// zero.c: two ways to say "as soon as possible"
//
// loop.call_later(0, print, "later"); loop.call_soon(print, "soon")
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
  loop_call_later(loop, 0, say, "later");
  loop_call_soon(loop, say, "soon");
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
