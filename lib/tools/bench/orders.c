#include "orders.h"

#include <stdlib.h>

#include "04-event-loop/loop.h"
#include "die.h"
#include "meter.h"

static long left, all;

static void expired(Loop *loop, void *arg) {
  (void)arg;
  if (--left == 0)
    loop_stop(loop);
}

// The deadline of the i-th of `all`.
typedef double Order(long i);

static double at_random(long i) { return (void)i, random_delay(); }
static double rising(long i) { return (double)i; }
static double falling(long i) { return (double)(all - i); }
static double organ_pipe(long i) { return (double)(i < all / 2 ? i : all - i); }
static double interleaved(long i) { return (double)(i % 2 ? i : all - i); }
static double equal(long i) { return (void)i, 1; }
static double sawtooth(long i) { return (double)(i % 1000); }

// `cancelled` says which of them will not run; NULL: none.
static double run_order(long size, Order *order, bool (*cancelled)(long i)) {
  Loop *loop = loop_new(clock_virtual());
  Handle *handles = allocate((size_t)size * sizeof *handles);
  all = left = size;
  double start = now_ns();
  for (long i = 0; i < size; i++)
    handles[i] = loop_call_at(loop, order(i), expired, NULL);
  for (long i = 0; cancelled && i < size; i++)
    if (cancelled(i)) {
      handle_cancel(handles[i]);
      left--;
    }
  loop_run_forever(loop);
  double ns = (now_ns() - start) / (double)size;
  loop_free(loop);
  free(handles);
  return ns;
}

static bool in_front(long i) { return i < all - all / 10; }
static bool at_the_back(long i) { return i >= all / 10; }

#define RUN(name, order, cancelled)                                            \
  static double run_##name(long n, long size) {                                \
    return (void)n, run_order(size, order, cancelled);                         \
  }
RUN(random, at_random, NULL)
RUN(rising, rising, NULL)
RUN(falling, falling, NULL)
RUN(organ_pipe, organ_pipe, NULL)
RUN(interleaved, interleaved, NULL)
RUN(equal, equal, NULL)
RUN(sawtooth, sawtooth, NULL)
RUN(front, rising, in_front)
RUN(back, rising, at_the_back)

// The hold model: as many come as go, half of the time.
static void expired_and_again(Loop *loop, void *arg) {
  if (left > all)
    loop_call_later(loop, random_delay(), expired_and_again, arg);
  expired(loop, arg);
}

static double run_hold(long n, long size) {
  (void)n;
  Loop *loop = loop_new(clock_virtual());
  all = size;
  left = 2 * size;
  double start = now_ns();
  for (long i = 0; i < size; i++)
    loop_call_later(loop, random_delay(), expired_and_again, NULL);
  loop_run_forever(loop);
  double ns = (now_ns() - start) / (double)(2 * size);
  loop_free(loop);
  return ns;
}

const Peer order_peers[] = {
    {"orders", "random", run_random, 0, 1000000},
    {"orders", "rising", run_rising, 0, 1000000},
    {"orders", "falling", run_falling, 0, 1000000},
    {"orders", "organ pipe", run_organ_pipe, 0, 1000000},
    {"orders", "mixed", run_interleaved, 0, 1000000},
    {"orders", "equal", run_equal, 0, 1000000},
    {"orders", "sawtooth", run_sawtooth, 0, 1000000},
    {"orders", "front gone", run_front, 0, 1000000},
    {"orders", "back gone", run_back, 0, 1000000},
    {"orders", "hold", run_hold, 0, 1000000},
    {0}};
