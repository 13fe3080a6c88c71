// signal.c: a signal comes in the middle of a callback
//
// def handler():
//     print("handler")
// def works():
//     print("before")
//     signal.raise_signal(signal.SIGUSR1)
//     loop.call_soon(print, "soon")
//     print("behind")
// loop.add_signal_handler(signal.SIGUSR1, handler)
// loop.call_soon(works)
// loop.call_later(1, loop.stop)
// loop.run_forever()
#include <signal.h>

#include "10-threads/signals.h"
#include "trace.h"

static void show(Loop *loop, void *what) {
  (void)loop;
  print("%s", (const char *)what);
}

static void works(Loop *loop, void *arg) {
  (void)arg;
  print("before");
  raise(SIGUSR1);
  loop_call_soon(loop, show, "soon");
  print("behind");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_add_signal_handler(loop, SIGUSR1, show, "handler");
  loop_call_soon(loop, works, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
