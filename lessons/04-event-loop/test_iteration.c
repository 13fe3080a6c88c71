// "What is one round of the loop?" An iteration runs what was ready when it
// began, and no more: what a callback schedules waits for the next one, so that
// nobody can keep the others from running. (Rows L02, L08, L11, L13.)
#include "04-event-loop/test_loop.h"

static void child(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void other(Loop *loop, void *arg) { (void)loop, (void)arg; }

static void parent(Loop *loop, void *arg) {
  loop_call_soon(loop, child, arg);
  loop_call_soon(loop, stop, arg);
}

LOOP_TEST(what_a_callback_schedules_waits,
          "What a callback schedules runs in the next iteration, after the "
          "whole batch of this one",
          "L02") {
  loop_call_soon(loop, parent, NULL);
  loop_call_soon(loop, other, NULL);
  loop_run_forever(loop);
  expect_trace("main call_soon parent\n"
               "main call_soon other\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run parent\n"
               "parent() call_soon child\n"
               "parent() call_soon stop\n"
               "parent() return\n"
               "loop run other\n"
               "other() return\n"
               "iteration 2, t = 0\n"
               "loop run child\n"
               "child() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}

// def again(n): if n < 3: loop.call_soon(again, n + 1)
static void again(Loop *loop, void *arg) {
  int *n = arg;
  say(loop, "again");
  if (++*n < 3)
    loop_call_soon(loop, again, n);
}

LOOP_TEST(a_batch_is_what_was_ready,
          "A callback that schedules itself runs once per iteration: the "
          "batch is fixed when it begins, however often call_soon() is called "
          "in it",
          "L02 L13") {
  int n = 0;
  loop_call_soon(loop, again, &n);
  loop_call_soon(loop, say, "other");
  run_iteration(loop);
  expect_notes("again, other");
  for (int i = 0; i < 3; i++)
    run_idle_iteration(loop);
  expect_notes("again, again");
}

static void forever(Loop *loop, void *arg) {
  static int runs;
  ck_assert_msg(++runs < 100, "it has run 100 times in one iteration");
  loop_call_soon(loop, forever, arg);
}

LOOP_TEST(nobody_is_starved,
          "A callback that schedules itself again and again keeps neither "
          "timers nor other callbacks from running",
          "L13") {
  loop_call_soon(loop, forever, NULL);
  loop_call_soon(loop, say, "other");
  loop_call_later(loop, 0, say, "timer");
  run_iteration(loop);
  expect_notes("other, timer");
  ck_assert_uint_eq(loop_iteration(loop), 1);
}

LOOP_TEST(one_iteration_is_recorded_by_its_name,
          "The record of one iteration says that it was to be one", "L08") {
  loop_call_soon(loop, first, NULL);
  expect(loop_run_once(loop), "return None");
  expect_trace("main call_soon first\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run first\n"
               "first() return\n"
               "loop return\n");
}

LOOP_TEST(soon_stop_runs_what_is_ready,
          "call_soon(loop.stop) and run_forever() run one iteration: all that "
          "is ready, and the timers due now behind it",
          "L08 L11") {
  loop_call_later(loop, 0, say, "due");
  loop_call_soon(loop, say, "ready");
  run_iteration(loop);
  expect_notes("ready, due");
  ck_assert_uint_eq(loop_iteration(loop), 1);
}
