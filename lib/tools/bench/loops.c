#include "loops.h"

#include <stdbool.h>
#include <stdlib.h>

#ifdef HAVE_EV
#include <ev.h>
#endif
#ifdef HAVE_UV
#include <uv.h>
#endif

#if defined(HAVE_EV) || defined(HAVE_UV)
#include "meter.h"

static long left;
#endif

// -- libev -------------------------------------------------------------------
#ifdef HAVE_EV
static void ev_soon(struct ev_loop *loop, ev_prepare *self, int events) {
  (void)events;
  if (--left > 0)
    ev_feed_event(loop, self, EV_CUSTOM);
}

// Only what libev needs to call what was fed: a whole iteration of its loop
// has a system call in it.
static double ev_call_soon(long n, long size) {
  static ev_prepare watchers[100];
  struct ev_loop *loop = ev_loop_new(0);
  left = n;
  for (long i = 0; i < size; i++) {
    ev_init(&watchers[i], ev_soon);
    ev_feed_event(loop, &watchers[i], EV_CUSTOM);
  }
  double start = now_ns();
  while (left > 0)
    ev_invoke_pending(loop);
  double ns = (now_ns() - start) / (double)n;
  ev_invoke_pending(loop); // what is left in flight
  ev_loop_destroy(loop);
  return ns;
}

static void ev_expired(struct ev_loop *loop, ev_timer *self, int events) {
  (void)self, (void)events;
  if (--left == 0)
    ev_break(loop, EVBREAK_ALL);
}

// libev knows no clock but the real one. The times are so short that all timers
// are due when the loop starts: nothing is spent on waiting for one, while the
// kit on its virtual clock has an iteration for each.
static double ev_run_timers(long n, long size, bool cancel) {
  ev_timer *timers = calloc((size_t)size, sizeof *timers);
  double ns = 0;
  long rounds = 0;
  for (; rounds * size < n; rounds++) {
    struct ev_loop *loop = ev_loop_new(0);
    left = size;
    double start = now_ns();
    for (long i = 0; i < size; i++) {
      ev_timer_init(&timers[i], ev_expired, random_delay() * 1e-6, 0);
      ev_timer_start(loop, &timers[i]);
    }
    for (long i = 0; cancel && i < size; i++)
      if (i % 10) {
        ev_timer_stop(loop, &timers[i]);
        left--;
      }
    ev_run(loop, 0);
    ns += (now_ns() - start) / (double)size;
    ev_loop_destroy(loop);
  }
  free(timers);
  return ns / (double)rounds;
}

static double ev_plain(long n, long size) {
  return ev_run_timers(n, size, false);
}

static double ev_cancelled(long n, long size) {
  return ev_run_timers(n, size, true);
}
#endif

// -- libuv -------------------------------------------------------------------
#ifdef HAVE_UV
static void uv_expired(uv_timer_t *self) {
  if (--left == 0)
    uv_stop(self->loop);
}

// It counts in milliseconds since the machine has started. We set its hands to
// 0, so that again all are due when the loop reads the clock.
static double uv_run_timers(long n, long size, bool cancel) {
  uv_timer_t *timers = calloc((size_t)size, sizeof *timers);
  double ns = 0;
  long rounds = 0;
  for (; rounds * size < n; rounds++) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    double range = (double)uv_now(&loop);
    loop.time = 0;
    left = size;
    double start = now_ns();
    for (long i = 0; i < size; i++) {
      uv_timer_init(&loop, &timers[i]);
      uv_timer_start(&timers[i], uv_expired, (uint64_t)(random_delay() * range),
                     0);
    }
    for (long i = 0; cancel && i < size; i++)
      if (i % 10) {
        uv_timer_stop(&timers[i]);
        left--;
      }
    while (left > 0)
      uv_run(&loop, UV_RUN_NOWAIT);
    ns += (now_ns() - start) / (double)size;
    for (long i = 0; i < size; i++)
      uv_close((uv_handle_t *)&timers[i], NULL);
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
  }
  free(timers);
  return ns / (double)rounds;
}

static double uv_plain(long n, long size) {
  return uv_run_timers(n, size, false);
}

static double uv_cancelled(long n, long size) {
  return uv_run_timers(n, size, true);
}
#endif

const Peer loop_peers[] = {
#ifdef HAVE_EV
    {"call_soon", "libev", ev_call_soon, 3000000, 1},
    {"call_soon", "libev", ev_call_soon, 3000000, 100},
    {"timers", "libev", ev_plain, 100000, 1000},
    {"timers", "libev", ev_plain, 100000, 10000},
    {"timers", "libev", ev_plain, 100000, 100000},
    {"timers", "libev", ev_plain, 1000000, 1000000},
    {"cancel", "libev", ev_cancelled, 1000000, 1000000},
#endif
#ifdef HAVE_UV
    {"timers", "libuv", uv_plain, 100000, 1000},
    {"timers", "libuv", uv_plain, 100000, 10000},
    {"timers", "libuv", uv_plain, 100000, 100000},
    {"timers", "libuv", uv_plain, 1000000, 1000000},
    {"cancel", "libuv", uv_cancelled, 1000000, 1000000},
#endif
    {0}};
