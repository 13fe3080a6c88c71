// raised.c: a signal comes while a callback runs
//
// def handler():
//     print("handler")
// def works():
//     signal.raise_signal(signal.SIGUSR1)
//     loop.call_soon(soon)
//     print("at work")
// loop.add_signal_handler(signal.SIGUSR1, handler)
// loop.call_soon(works)
// loop.call_later(1, loop.stop)
#include <signal.h>

#include "10-threads/signals.h"
#include "trace.h"

static void handler(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("handler");
}

static void soon(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("soon");
}

static void works(Loop *loop, void *arg) {
  (void)arg;
  raise(SIGUSR1);
  loop_call_soon(loop, soon, NULL);
  print("at work");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_add_signal_handler(loop, SIGUSR1, handler, NULL);
  loop_call_soon(loop, works, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}
