// "When does it stop?" stop() sets a flag: the batch goes on to its end, and
// what was scheduled stays for the next run. Nothing else ends a run; a loop
// that nothing can wake any more says so. (Rows L03 to L07, L18, L24, L36.)
#include "04-event-loop/test_loop.h"

static void quit(Loop *loop, void *arg) {
  loop_stop(loop);
  print("after stop()");
  loop_call_soon(loop, first, arg);
  loop_call_later(loop, 0, second, arg);
}

LOOP_TEST(stop_finishes_the_batch,
          "stop() lets the callback and its whole batch finish; what they "
          "scheduled stays for the next run_forever()",
          "L03 L04 L05") {
  loop_call_soon(loop, quit, NULL);
  loop_call_soon(loop, third, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon quit\n"
               "main call_soon third\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run quit\n"
               "quit() print after stop()\n"
               "quit() call_soon first\n"
               "quit() call_later 0 second\n"
               "quit() return\n"
               "loop run third\n"
               "third() return\n"
               "loop return\n");
}

static void quit_and_schedule(Loop *loop, void *arg) {
  (void)arg;
  loop_call_soon(loop, say, "before-stop");
  loop_call_later(loop, 0, say, "timer");
  loop_stop(loop);
  loop_call_soon(loop, say, "after-stop");
}

LOOP_TEST(nothing_is_lost_by_stop,
          "run_forever() can be called again after stop(): first runs what "
          "was left, then what is new, then the timers that are due",
          "L04 L05 L36") {
  loop_call_soon(loop, quit_and_schedule, NULL);
  loop_call_later(loop, 1, say, "in-a-second");
  expect(loop_run_forever(loop), "return None");
  expect_notes("");
  loop_call_soon(loop, say, "new");
  run_iteration(loop);
  expect_notes("before-stop, after-stop, new, timer");
  run_until(loop, 2);
  expect_notes("in-a-second");
}

LOOP_TEST(run_once_is_one_iteration,
          "run_once() waits if nothing is ready, runs one batch and comes "
          "back; to stop() a loop that is stopped makes it not wait, once",
          "") {
  loop_call_soon(loop, schedules_soon, "soon");
  loop_call_at(loop, 5, say_when, "timer");
  expect(loop_run_once(loop), "return None");
  expect_notes("");
  expect(loop_run_once(loop), "return None");
  expect_notes("soon@0");
  loop_stop(loop);
  expect(loop_run_once(loop), "return None");
  expect_notes("");
  expect(loop_run_once(loop), "return None");
  expect_notes("timer@5");
  ck_assert_uint_eq(loop_iteration(loop), 4);
  ck_assert(!loop_is_running(loop) && !loop_running());
}

LOOP_TEST(stop_before_run,
          "stop() before run_forever() runs one iteration, without any "
          "waiting: what is ready, and the timers that are due now",
          "L06 L18") {
  loop_stop(loop);
  loop_call_later(loop, 0, say, "due");
  loop_call_later(loop, 1, say, "later");
  expect(loop_run_forever(loop), "return None");
  expect_notes("due");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  loop_stop(loop); // and now nothing is ready, and nothing due
  expect(loop_run_forever(loop), "return None");
  expect_notes("");
  ck_assert_double_eq(loop_time(loop), 0);
  ck_assert_uint_eq(loop_iteration(loop), 2);
}

LOOP_TEST(stop_twice_is_stop_once,
          "The wish to stop is a flag: two calls are one, and run_forever() "
          "clears it when it returns",
          "L07") {
  loop_stop(loop);
  loop_stop(loop);
  expect(loop_run_forever(loop), "return None");
  loop_call_later(loop, 1, say, "timer");
  run_until(loop, 2);
  expect_notes("timer");
}

// -- nothing left to do -----------------------------------------------------

static void run_idle(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, first, NULL);
  handle_cancel(loop_call_later(loop, 5, first, NULL));
  Outcome o = loop_run_forever(loop);
  print("%s", outcome_repr(o));
  loop_free(loop);
}

TEST(an_idle_loop_says_so,
     "run_forever() does not return when all is done: only stop() ends it. A "
     "loop that nothing can wake any more says so, instead of sleeping for "
     "ever",
     "L18 L24") {
  untraced();
  int status;
  const char *text = output_of(run_idle, &status);
  expect_in(text, "This event loop can never be woken again: iteration 2, "
                  "nothing is ready, no timer is set.\n");
  expect_in(text, "RuntimeError: nothing can ever wake this "
                  "event loop again\n");
  expect_status(status, 0, text);
}

static void run_idle_then_work(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_run_forever(loop);
  print("running: %d", loop_is_running(loop));
  loop_call_soon(loop, say, "again");
  run_iteration(loop);
  loop_free(loop);
}

TEST(an_idle_loop_can_go_on,
     "A loop that came back because nothing could wake it runs again when "
     "there is something to do",
     "L18 L36") {
  untraced();
  int status;
  const char *text = output_of(run_idle_then_work, &status);
  expect_in(text, "running: 0\nagain\n");
  expect_status(status, 0, text);
}
