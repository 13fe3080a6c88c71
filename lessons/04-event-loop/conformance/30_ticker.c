// 30_ticker.c: a callback re-arms itself, another one cancels it
#include "04-event-loop/loop.h"
#include "trace.h"

typedef struct State {
  int n;
  Handle handle;
} State;

static void tick(Loop *loop, void *arg) {
  State *state = arg;
  print("t=%g tick %d", loop_time(loop), state->n++);
  state->handle = loop_call_later(loop, 1, tick, state);
}

static void cancel(Loop *loop, void *arg) {
  State *state = arg;
  print("t=%g cancel", loop_time(loop));
  handle_cancel(state->handle);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(void) {
  State state = {0};
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, tick, &state);
  loop_call_later(loop, 4.5, cancel, &state);
  loop_call_later(loop, 10, stop, NULL);
  loop_run_forever(loop);
  print("t=%g end", loop_time(loop));
  loop_close(loop);
  loop_free(loop);
}
