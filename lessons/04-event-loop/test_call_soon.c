// What an event loop promises of its queue and of stop(): the rows L01 to L08,
// L13 and L36 of the fidelity matrix.
#include "04-event-loop/test_said.h"

// -- call_soon --------------------------------------------------------------

static void first(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void second(Loop *loop, void *arg) { (void)loop, (void)arg; }

TEST(call_soon_runs_nothing_now,
     "call_soon() only puts the callback into the queue: it runs when the "
     "loop runs",
     "L01") {
  Loop *loop = loop_new(clock_virtual());
  Handle handle = loop_call_soon(loop, say, "ran");
  expect_said("");
  ck_assert(!handle_cancelled(handle));
  run_once_more(loop);
  expect_said("ran");
  loop_free(loop);
}

TEST(callbacks_run_in_order,
     "Callbacks run in the order of their call_soon(), each as often as it "
     "was registered",
     "L01") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, first, NULL);
  loop_call_soon(loop, second, NULL);
  loop_call_soon(loop, first, NULL);
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon first\n"
               "main call_soon second\n"
               "main call_soon first\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run first\n"
               "first() return\n"
               "loop run second\n"
               "second() return\n"
               "loop run first\n"
               "first() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  loop_free(loop);
}

TEST(the_argument_is_bound,
     "Each registration keeps its own argument until its callback runs",
     "L01") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, say, "a");
  loop_call_soon(loop, say, "b");
  loop_call_soon(loop, say, "c");
  run_once_more(loop);
  expect_said("a, b, c");
  loop_free(loop);
}

static void say_number(Loop *loop, void *arg) {
  say(loop, (void *)text_format("%d", *(int *)arg));
}

// for i in range(3): loop.call_soon(lambda: print(i))
TEST(a_pointer_is_not_a_copy,
     "A callback that was given a pointer reads what is there when it runs, "
     "not what was there when it was scheduled",
     "L01") {
  int i = 0, copies[3];
  Loop *loop = loop_new(clock_virtual());
  for (i = 0; i < 3; i++) {
    copies[i] = i;
    loop_call_soon(loop, say_number, &i);
    loop_call_soon(loop, say_number, &copies[i]);
  }
  run_once_more(loop);
  expect_said("3, 0, 3, 1, 3, 2");
  loop_free(loop);
}

static void child(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void other(Loop *loop, void *arg) { (void)loop, (void)arg; }

static void parent(Loop *loop, void *arg) {
  loop_call_soon(loop, child, arg);
  loop_call_soon(loop, stop, arg);
}

TEST(what_a_callback_schedules_waits,
     "What a callback schedules runs in the next iteration, after the whole "
     "batch of this one",
     "L02") {
  Loop *loop = loop_new(clock_virtual());
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
  loop_free(loop);
}

// def again(n): if n < 3: loop.call_soon(again, n + 1)
static void again(Loop *loop, void *arg) {
  int *n = arg;
  say(loop, "again");
  if (++*n < 3)
    loop_call_soon(loop, again, n);
}

TEST(a_batch_is_what_was_ready,
     "A callback that schedules itself runs once per iteration: the batch is "
     "fixed when it begins, however often call_soon() is called in it",
     "L02 L13") {
  int n = 0;
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, again, &n);
  loop_call_soon(loop, say, "other");
  run_once_more(loop);
  expect_said("again, other");
  run_once_more(loop);
  expect_said("again, other, again");
  loop_free(loop);
}

static void forever(Loop *loop, void *arg) {
  static int runs;
  ck_assert_msg(++runs < 100, "it has run 100 times in one iteration");
  loop_call_soon(loop, forever, arg);
}

TEST(nobody_is_starved,
     "A callback that schedules itself again and again keeps neither timers "
     "nor other callbacks from running",
     "L13") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, forever, NULL);
  loop_call_soon(loop, say, "other");
  loop_call_later(loop, 0, say, "timer");
  run_once_more(loop);
  expect_said("other, timer");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  loop_free(loop);
}

// -- stop -------------------------------------------------------------------

static void quit(Loop *loop, void *arg) {
  loop_stop(loop);
  print("after stop()");
  loop_call_soon(loop, child, arg);
  loop_call_later(loop, 0, second, arg);
}

TEST(stop_finishes_the_batch,
     "stop() lets the callback and its whole batch finish; what they "
     "scheduled stays for the next run_forever()",
     "L03 L04 L05") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, quit, NULL);
  loop_call_soon(loop, other, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon quit\n"
               "main call_soon other\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run quit\n"
               "quit() print after stop()\n"
               "quit() call_soon child\n"
               "quit() call_later 0 second\n"
               "quit() return\n"
               "loop run other\n"
               "other() return\n"
               "loop return\n");
  loop_free(loop);
}

static void quit_and_schedule(Loop *loop, void *arg) {
  (void)arg;
  loop_call_soon(loop, say, "before-stop");
  loop_call_later(loop, 0, say, "timer");
  loop_stop(loop);
  loop_call_soon(loop, say, "after-stop");
}

TEST(nothing_is_lost_by_stop,
     "run_forever() can be called again after stop(): first runs what was "
     "left, then what is new, then the timers that are due",
     "L04 L05 L36") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, quit_and_schedule, NULL);
  loop_call_later(loop, 1, say, "in-a-second");
  loop_run_forever(loop);
  expect_said("");
  loop_call_soon(loop, say, "new");
  run_once_more(loop);
  expect_said("before-stop, after-stop, new, timer");
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_said("before-stop, after-stop, new, timer, in-a-second");
  loop_free(loop);
}

TEST(stop_before_run,
     "stop() before run_forever() runs one iteration, without any waiting: "
     "what is ready, and the timers that are due now",
     "L06 L18") {
  Loop *loop = loop_new(clock_virtual());
  loop_stop(loop);
  loop_call_later(loop, 0, say, "due");
  loop_call_later(loop, 1, say, "later");
  expect(loop_run_forever(loop), "return None");
  expect_said("due");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  loop_stop(loop); // and now nothing is ready, and nothing due
  expect(loop_run_forever(loop), "return None");
  expect_said("due");
  ck_assert_double_eq(loop_time(loop), 0);
  ck_assert_uint_eq(loop_iteration(loop), 2);
  loop_free(loop);
}

TEST(stop_twice_is_stop_once,
     "The wish to stop is a flag: two calls are one, and run_forever() clears "
     "it when it returns",
     "L07") {
  Loop *loop = loop_new(clock_virtual());
  loop_stop(loop);
  loop_stop(loop);
  expect(loop_run_forever(loop), "return None");
  loop_call_later(loop, 1, say, "timer");
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_said("timer");
  loop_free(loop);
}

TEST(soon_stop_runs_what_is_ready,
     "call_soon(loop.stop) and run_forever() run one iteration: all that is "
     "ready, and the timers due now behind it",
     "L08 L11") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, 0, say, "due");
  loop_call_soon(loop, say, "ready");
  run_once_more(loop);
  expect_said("ready, due");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  loop_free(loop);
}
