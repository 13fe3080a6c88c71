// ticker.c: a callback that re-arms itself, until another one cancels it
//
// Python's twin is ticker.py. A callback runs once: to run again it schedules
// itself. What it must remember until then, and its Handle, stand in a struct.
#include "04-event-loop/loop.h"
#include "trace.h"

typedef struct Ticker {
  int count;
  Handle handle; // of the next tick: each time a new one
} Ticker;

// def tick(self):
static void tick(Loop *loop, void *arg) {
  Ticker *self = arg;
  print("tick %d", self->count++);
  self->handle = loop_call_later(loop, 1, tick, self);
}

// def cancel(self):
static void cancel(Loop *loop, void *arg) {
  (void)loop;
  Ticker *self = arg;
  print("no more ticks");
  handle_cancel(self->handle);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  print("stop");
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Ticker ticker = {0};
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, tick, &ticker);
  loop_call_later(loop, 2.5, cancel, &ticker);
  loop_call_later(loop, 4, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
