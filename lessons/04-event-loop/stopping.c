// stopping.c: stop() finishes the batch, close() drops the rest
//
// Python's twin is stopping.py.
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
  print("quit: behind stop()");
  loop_call_soon(loop, say, "scheduled by quit()");
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, quit, NULL);
  loop_call_soon(loop, say, "scheduled behind quit()");
  loop_call_later(loop, 1, say, "a timer");
  loop_run_forever(loop);
  print("run_forever() returned");

  loop_close(loop);
  print("closed: %s", loop_is_closed(loop) ? "True" : "False");
  // Python raises out of call_soon(); here the Handle is empty.
  Handle handle = loop_call_soon(loop, say, "too late");
  if (!handle.slots)
    print("call_soon: %s", loop_check_closed(loop).error.message);
  // except RuntimeError as error:
  Outcome o = loop_run_forever(loop);
  if (o.how == RAISED)
    print("run_forever: %s", o.error.message);
  loop_free(loop);
}
