// "What happens at which time?" Timers run by their deadlines, those with the
// same one in the order of their calls, and behind what is ready already. No
// test waits: the clock is virtual. (Rows L09 to L17.)
#include <time.h>

#include "04-event-loop/test_loop.h"

LOOP_TEST(call_later_counts_from_now,
          "call_later(d) is call_at(time() + d), with the time of the call",
          "L09") {
  clock_sleep(loop->clock, 10);
  Handle later = loop_call_later(loop, 2, say_when, "later");
  Handle at = loop_call_at(loop, 11, say_when, "at");
  ck_assert_double_eq(handle_when(later), 12);
  ck_assert_double_eq(handle_when(at), 11);
  run_until(loop, 20);
  expect_notes("at@11, later@12");
}

LOOP_TEST(a_deadline_is_recorded_as_a_delay,
          "The record has the delay until a deadline, also when that was given "
          "as a time",
          "L09") {
  clock_sleep(loop->clock, 10);
  loop_call_at(loop, 12, first, NULL);
  expect_trace("main call_later 2 first\n");
}

LOOP_TEST(timers_run_by_deadline,
          "Timers run in the order of their deadlines, whatever the order in "
          "which they were scheduled; between them the loop only waits",
          "L10 L18") {
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
}

LOOP_TEST(the_turn_does_not_depend_on_the_place,
          "Timers with the same deadline run in the order of their calls, also "
          "where they get the places of callbacks that have run, from the back",
          "L17") {
  for (int i = 0; i < 4; i++)
    loop_call_soon(loop, first, NULL);
  run_iteration(loop);
  static char *const names[] = {"a", "b", "c", "d"};
  for (int i = 0; i < 4; i++)
    loop_call_at(loop, 1, say, names[i]);
  run_until(loop, 2);
  expect_notes("a, b, c, d");
}

LOOP_TEST(later_zero_is_behind_soon,
          "A timer that is due goes behind what is ready already: call_soon() "
          "is before call_later(0), in whatever order the lines stand",
          "L11") {
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
}

static void schedules_both(Loop *loop, void *arg) {
  (void)arg;
  loop_call_later(loop, 0, say_when, "inner-later");
  loop_call_soon(loop, say_when, "inner-soon");
}

LOOP_TEST(later_zero_in_a_callback,
          "call_later(0) inside a callback runs in the next iteration, behind "
          "all that the batch put into the queue by call_soon()",
          "L12") {
  loop_call_soon(loop, schedules_both, NULL);
  loop_call_soon(loop, schedules_soon, "other-soon");
  run_iteration(loop);
  expect_notes("");
  run_iteration(loop);
  expect_notes("inner-soon@0, other-soon@0, inner-later@0");
}

static void rearm(Loop *loop, void *arg) {
  say_when(loop, "again");
  loop_call_later(loop, 0, rearm, arg);
}

LOOP_TEST(later_zero_re_armed,
          "A callback that re-arms itself with call_later(0) runs once in "
          "each iteration and starves nobody",
          "L13") {
  loop_call_later(loop, 0, rearm, NULL);
  run_iteration(loop);
  loop_call_soon(loop, say_when, "other");
  run_iteration(loop);
  expect_notes("again@0, other@0, again@0");
}

LOOP_TEST(deadlines_in_the_past,
          "A deadline in the past is due at once, the earliest first", "L14") {
  loop_call_later(loop, 0, say_when, "0");
  loop_call_later(loop, -1, say_when, "-1");
  loop_call_later(loop, -2, say_when, "-2");
  loop_call_soon(loop, say_when, "soon");
  run_iteration(loop);
  expect_notes("soon@0, -2@0, -1@0, 0@0");
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
  expect_notes("1@1, 1.25@1, 1.5@1.5, 1.75@1.5");
  loop_free(loop);
}

LOOP_TEST(equal_deadlines_keep_their_order,
          "Timers with equal deadlines run in the order in which they were "
          "scheduled (CPython leaves their order open)",
          "L17") {
  loop_call_at(loop, 2, say_when, "a");
  loop_call_at(loop, 1, say_when, "x");
  loop_call_at(loop, 2, say_when, "b");
  loop_call_at(loop, 2, say_when, "c");
  loop_call_later(loop, 2, say_when, "d");
  loop_call_at(loop, 2, say_when, "e");
  run_until(loop, 3);
  expect_notes("x@1, a@2, b@2, c@2, d@2, e@2");
}

LOOP_TEST(time_of_the_loop_not_of_the_day,
          "The real clock counts as CLOCK_MONOTONIC does, which nobody can "
          "set; call_at() with the time of day is a deadline far away",
          "L09") {
  struct timespec t, u;
  clock_gettime(CLOCK_MONOTONIC, &t);
  double now = clock_real()->now(clock_real());
  clock_gettime(CLOCK_MONOTONIC, &u);
  ck_assert_double_le((double)t.tv_sec + (double)t.tv_nsec * 1e-9, now);
  ck_assert_double_le(now, (double)u.tv_sec + (double)u.tv_nsec * 1e-9);

  loop_call_at(loop, 1.7e9, say_when, "at a time of day"); // in 2023
  run_until(loop, 3600);
  expect_notes("");
}

// -- what an iteration does with the heap -----------------------------------

LOOP_TEST(due_timers_stand_behind_what_is_ready,
          "loop_collect_due_timers() moves the timers that are due behind "
          "what is ready, in the order of their deadlines, and runs nothing",
          "L10") {
  loop_call_later(loop, 2, second, NULL);
  loop_call_later(loop, 1, first, NULL);
  loop_call_later(loop, 3, say, "not due");
  loop_call_soon(loop, third, NULL);
  clock_sleep(loop->clock, 2);
  loop_collect_due_timers(loop);
  ck_assert_uint_eq(loop->ready.count, 3);
  ck_assert_uint_eq(loop->timers.count, 1);
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_later 2 second\n"
               "main call_later 1 first\n"
               "main call_later 3 say\n"
               "main call_soon third\n"
               "main due first\n"
               "main due second\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 2\n"
               "loop run third\n"
               "third() return\n"
               "loop run first\n"
               "first() return\n"
               "loop run second\n"
               "second() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}
