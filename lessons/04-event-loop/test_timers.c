// What an event loop promises of time: the rows L09 to L17 of the fidelity
// matrix. No test waits: the clock is virtual.
#include <time.h>

#include "04-event-loop/test_said.h"

static void first(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void second(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void third(Loop *loop, void *arg) { (void)loop, (void)arg; }

// -- deadlines --------------------------------------------------------------

TEST(call_later_counts_from_now,
     "call_later(d) is call_at(time() + d), with the time of the call", "L09") {
  Loop *loop = loop_new(clock_virtual());
  clock_sleep(loop->clock, 10);
  Handle later = loop_call_later(loop, 2, say_when, "later");
  Handle at = loop_call_at(loop, 11, say_when, "at");
  ck_assert_double_eq(handle_when(later), 12);
  ck_assert_double_eq(handle_when(at), 11);
  run_until(loop, 20);
  expect_said("at@11, later@12");
  loop_free(loop);
}

TEST(timers_run_by_deadline,
     "Timers run in the order of their deadlines, whatever the order in which "
     "they were scheduled; between them the loop only waits",
     "L10 L18") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 3, third, NULL);
  loop_call_later(loop, 1, first, NULL);
  loop_call_later(loop, 2, second, NULL);
  loop_call_at(loop, 3.5, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_later 3 third\n"
               "main call_later 1 first\n"
               "main call_later 2 second\n"
               "main call_later 3.5 stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 1\n"
               "loop due first\n"
               "loop run first\n"
               "first() return\n"
               "iteration 2, t = 2\n"
               "loop due second\n"
               "loop run second\n"
               "second() return\n"
               "iteration 3, t = 3\n"
               "loop due third\n"
               "loop run third\n"
               "third() return\n"
               "iteration 4, t = 3.5\n"
               "loop due stop\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  loop_free(loop);
}

TEST(later_zero_is_behind_soon,
     "A timer that is due goes behind what is ready already: call_soon() is "
     "before call_later(0), in whatever order the lines stand",
     "L11") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 0, first, NULL);
  loop_call_soon(loop, second, NULL);
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_later 0 first\n"
               "main call_soon second\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop due first\n"
               "loop run second\n"
               "second() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop run first\n"
               "first() return\n"
               "loop return\n");
  loop_free(loop);
}

static void schedules_both(Loop *loop, void *arg) {
  (void)arg;
  loop_call_later(loop, 0, say_when, "inner-later");
  loop_call_soon(loop, say_when, "inner-soon");
}

static void schedules_soon(Loop *loop, void *arg) {
  loop_call_soon(loop, say_when, arg);
}

TEST(later_zero_in_a_callback,
     "call_later(0) inside a callback runs in the next iteration, behind all "
     "that the batch put into the queue by call_soon()",
     "L12") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, schedules_both, NULL);
  loop_call_soon(loop, schedules_soon, "other-soon");
  run_once_more(loop);
  expect_said("");
  run_once_more(loop);
  expect_said("inner-soon@0, other-soon@0, inner-later@0");
  loop_free(loop);
}

static void rearm(Loop *loop, void *arg) {
  say_when(loop, "again");
  loop_call_later(loop, 0, rearm, arg);
}

TEST(later_zero_re_armed,
     "A callback that re-arms itself with call_later(0) runs once in each "
     "iteration and starves nobody",
     "L13") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 0, rearm, NULL);
  run_once_more(loop);
  loop_call_soon(loop, say_when, "other");
  run_once_more(loop);
  expect_said("again@0, other@0, again@0");
  loop_free(loop);
}

TEST(deadlines_in_the_past,
     "A deadline in the past is due at once, the earliest first", "L14") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 0, say_when, "0");
  loop_call_later(loop, -1, say_when, "-1");
  loop_call_later(loop, -2, say_when, "-2");
  loop_call_soon(loop, say_when, "soon");
  run_once_more(loop);
  expect_said("soon@0, -2@0, -1@0, 0@0");
  loop_free(loop);
}

TEST(the_clock_has_a_resolution,
     "A timer is due when its deadline is before now plus the clock's "
     "resolution; one exactly there waits",
     "L15") {
  Clock *clock = clock_virtual();
  clock->resolution = 0.5;
  Loop *loop = loop_new(clock);
  loop_call_at(loop, 1, say_when, "1");
  loop_call_at(loop, 1.25, say_when, "1.25");
  loop_call_at(loop, 1.5, say_when, "1.5");
  loop_call_at(loop, 1.75, say_when, "1.75");
  run_until(loop, 4);
  expect_said("1@1, 1.25@1, 1.5@1.5, 1.75@1.5");
  loop_free(loop);
}

TEST(equal_deadlines_keep_their_order,
     "Timers with equal deadlines run in the order in which they were "
     "scheduled (CPython leaves their order open)",
     "L17") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_at(loop, 2, say_when, "a");
  loop_call_at(loop, 1, say_when, "x");
  loop_call_at(loop, 2, say_when, "b");
  loop_call_at(loop, 2, say_when, "c");
  loop_call_later(loop, 2, say_when, "d");
  loop_call_at(loop, 2, say_when, "e");
  run_until(loop, 3);
  expect_said("x@1, a@2, b@2, c@2, d@2, e@2");
  loop_free(loop);
}

TEST(time_of_the_loop_not_of_the_day,
     "The real clock counts as CLOCK_MONOTONIC does, which nobody can set; "
     "call_at() with the time of day is a deadline far away",
     "L09") {
  struct timespec t, u;
  clock_gettime(CLOCK_MONOTONIC, &t);
  double now = clock_real()->now(clock_real());
  clock_gettime(CLOCK_MONOTONIC, &u);
  ck_assert_double_le((double)t.tv_sec + (double)t.tv_nsec * 1e-9, now);
  ck_assert_double_le(now, (double)u.tv_sec + (double)u.tv_nsec * 1e-9);

  Loop *loop = loop_new(clock_virtual());
  loop_call_at(loop, (double)time(NULL), say_when, "at the time of day");
  run_until(loop, 3600);
  expect_said("");
  loop_free(loop);
}

// -- callbacks that take long -----------------------------------------------

// def slow(): time.sleep(5); loop.call_soon(...)
static void slow(Loop *loop, void *arg) {
  clock_sleep(loop->clock, 5);
  print("slow, until %g", loop_time(loop));
  loop_call_soon(loop, first, arg);
}

TEST(a_slow_callback_keeps_all_waiting,
     "While a callback works nobody else runs: a timer that becomes due "
     "meanwhile runs in the next iteration, late, behind what is ready",
     "L16") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 1, slow, NULL);
  loop_call_later(loop, 2, second, NULL);
  loop_call_later(loop, 3, third, NULL);
  loop_call_later(loop, 7, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_later 1 slow\n"
               "main call_later 2 second\n"
               "main call_later 3 third\n"
               "main call_later 7 stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 1\n"
               "loop due slow\n"
               "loop run slow\n"
               "slow() print slow, until 6\n"
               "slow() call_soon first\n"
               "slow() return\n"
               "iteration 2, t = 6\n"
               "loop due second\n"
               "loop due third\n"
               "loop run first\n"
               "first() return\n"
               "loop run second\n"
               "second() return\n"
               "loop run third\n"
               "third() return\n"
               "iteration 3, t = 7\n"
               "loop due stop\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  loop_free(loop);
}

static void works_then_schedules(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2);
  Handle handle = loop_call_later(loop, 1, say_when, "later");
  ck_assert_double_eq(handle_when(handle), 3);
}

TEST(time_does_not_stand_still,
     "time() reads the clock each time: call_later() counts from its call, "
     "not from the start of the iteration",
     "L09 L16") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, works_then_schedules, NULL);
  run_until(loop, 4);
  expect_said("later@3");
  loop_free(loop);
}

static void tick(Loop *loop, void *arg) {
  say_when(loop, "tick");
  clock_sleep(loop->clock, 1);
  loop_call_later(loop, 2, tick, arg);
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

TEST(re_arming_drifts,
     "A ticker that re-arms itself by call_later(2) after one second of work "
     "ticks every 3 seconds: the delay counts from now, not from its deadline",
     "L09 L16") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 2, tick, NULL);
  run_until(loop, 9);
  expect_said("tick@2, tick@5, tick@8");
  loop_free(loop);
}

TEST(call_at_keeps_the_period,
     "A ticker that re-arms itself by call_at(its deadline + 2) ticks every 2 "
     "seconds, however long it works",
     "L09 L16") {
  Exact exact = {2};
  Loop *loop = loop_new(clock_virtual());
  loop_call_at(loop, exact.next, exact_tick, &exact);
  run_until(loop, 7);
  expect_said("exact@2, exact@4, exact@6");
  loop_free(loop);
}
