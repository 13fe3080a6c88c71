// "How does something happen every second?" A callback schedules itself again,
// from now or from its last deadline, until somebody cancels the newest Handle.
// (Rows L09, L16, L20, L24.)
#include "04-event-loop/test_loop.h"

static void drift(Loop *loop, void *arg) {
  say_when(loop, "tick");
  clock_sleep(loop->clock, 1);
  loop_call_later(loop, 2, drift, arg);
}

LOOP_TEST(re_arming_drifts,
          "A ticker that re-arms itself by call_later(2) after one second of "
          "work ticks every 3 seconds: the delay counts from now, not from "
          "its deadline",
          "L09 L16") {
  loop_call_later(loop, 2, drift, NULL);
  run_until(loop, 9);
  expect_notes("tick@2, tick@5, tick@8");
}

typedef struct Exact {
  double next;
} Exact;

static void exact_tick(Loop *loop, void *arg) {
  Exact *self = arg;
  say_when(loop, "exact");
  clock_sleep(loop->clock, 1);
  loop_call_at(loop, self->next += 2, exact_tick, self);
}

LOOP_TEST(call_at_keeps_the_period,
          "A ticker that re-arms itself by call_at(its deadline + 2) ticks "
          "every 2 seconds, however long it works",
          "L09 L16") {
  static Exact exact = {2};
  loop_call_at(loop, exact.next, exact_tick, &exact);
  run_until(loop, 7);
  expect_notes("exact@2, exact@4, exact@6");
}

typedef struct Ticker {
  int count;
  Handle handle;
} Ticker;

static void tick(Loop *loop, void *arg) {
  Ticker *self = arg;
  self->count++;
  self->handle = loop_call_later(loop, 1, tick, self);
}

static void halt(Loop *loop, void *arg) {
  Ticker *self = arg;
  (void)loop;
  handle_cancel(self->handle);
}

LOOP_TEST(a_ticker_is_cancelled,
          "A callback that re-arms itself runs until somebody cancels its "
          "newest Handle",
          "L09 L20 L24") {
  Ticker ticker = {0};
  loop_call_soon(loop, tick, &ticker);
  loop_call_later(loop, 1.5, halt, &ticker);
  loop_call_later(loop, 9, stop, NULL);
  loop_run_forever(loop);
  ck_assert_int_eq(ticker.count, 2);
  expect_trace("main call_soon tick\n"
               "main call_later 1.5 halt\n"
               "main call_later 9 stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run tick\n"
               "tick() call_later 1 tick\n"
               "tick() return\n"
               "iteration 2, t = 1\n"
               "loop due tick\n"
               "loop run tick\n"
               "tick() call_later 1 tick\n"
               "tick() return\n"
               "iteration 3, t = 1.5\n"
               "loop due halt\n"
               "loop run halt\n"
               "halt() cancel tick\n"
               "halt() return\n"
               "loop drop tick\n"
               "iteration 4, t = 9\n"
               "loop due stop\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}
