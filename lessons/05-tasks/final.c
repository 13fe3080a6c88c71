// final.c: a callback and two coroutines on one loop
//
// Python's twin is final.py. A callback prints every second and re-arms itself
// by call_later(). Coroutine A is registered before the loop runs, coroutine B
// from inside a callback; each counts to nine, then stops the loop.
#include "05-tasks/task.h"
#include "trace.h"

// @types.coroutine
// def print_every_second_coroutine(type):
static Outcome print_every_second(Coroutine *self, void *type) {
  while (true) {
    for (int i = 0; i < 10; i++) {
      print("%d s (coroutine %s)", i, (const char *)type);
      TRY(sleep_for(self, 1)); // yield from asyncio.sleep(1)
    }
    loop_stop(loop_running());
  }
  return returned(value_none());
}

// def print_every_seconds_callback(i):
static void print_every_second_callback(Loop *loop, void *arg) {
  int *i = arg; // a callback has no locals that stay: its counter is outside
  print("%d s (callback)", *i);
  ++*i;
  loop_call_later(loop, 1.0, print_every_second_callback, i);
}

// A plain callback cannot call a coroutine: nobody would resume it.
static void callback_to_coroutine(Loop *loop, void *type) {
  ensure_future(loop, coroutine_new(print_every_second, type));
}

int main(int argc, char **argv) {
  int seconds = 0;
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_call_soon(loop, print_every_second_callback, &seconds);
  loop_call_soon(loop, callback_to_coroutine, "B");
  ensure_future(loop, coroutine_new(print_every_second, "A"));

  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
