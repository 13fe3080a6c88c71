// day.c: a timer one second from now?
//
// loop.call_at(time.time() + 1, print, "a second later")
#include <time.h>

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
  loop_call_at(loop, (double)time(NULL) + 1, say, "a second later");
  loop_call_later(loop, 5, stop, NULL);
  loop_run_forever(loop);
  print("stopped");
  loop_free(loop);
}
