#include "kit_loop.h"

#include <stdlib.h>

#include "04-event-loop/loop.h"
#include "die.h"
#include "meter.h"

static long left;

static void soon(Loop *loop, void *arg) {
  if (--left > 0)
    loop_call_soon(loop, soon, arg);
  else
    loop_stop(loop);
}

static double call_soon(long n, long size) {
  Loop *loop = loop_new(clock_virtual());
  left = n;
  for (long i = 0; i < size; i++)
    loop_call_soon(loop, soon, NULL);
  double start = now_ns();
  loop_run_forever(loop);
  double ns = (now_ns() - start) / (double)n;
  loop_free(loop);
  return ns;
}

static void expired(Loop *loop, void *arg) {
  (void)arg;
  if (--left == 0)
    loop_stop(loop);
}

// All are scheduled, nine out of ten perhaps cancelled, and the rest expires.
static double run_timers(long n, long size, bool cancel) {
  Handle *handles = allocate((size_t)size * sizeof *handles);
  double ns = 0;
  long rounds = 0;
  for (; rounds * size < n; rounds++) {
    Loop *loop = loop_new(clock_virtual());
    left = size;
    double start = now_ns();
    for (long i = 0; i < size; i++)
      handles[i] = loop_call_later(loop, random_delay(), expired, NULL);
    for (long i = 0; cancel && i < size; i++)
      if (i % 10) {
        handle_cancel(handles[i]);
        left--;
      }
    loop_run_forever(loop);
    ns += (now_ns() - start) / (double)size;
    loop_free(loop);
  }
  free(handles);
  return ns / (double)rounds;
}

static double timers(long n, long size) { return run_timers(n, size, false); }
static double cancel(long n, long size) { return run_timers(n, size, true); }

const Peer kit_loop_peers[] = {{"call_soon", "kit", call_soon, 3000000, 1},
                               {"call_soon", "kit", call_soon, 3000000, 100},
                               {"timers", "kit", timers, 100000, 1000},
                               {"timers", "kit", timers, 100000, 10000},
                               {"timers", "kit", timers, 100000, 100000},
                               {"timers", "kit", timers, 1000000, 1000000},
                               {"cancel", "kit", cancel, 1000000, 1000000},
                               {0}};
