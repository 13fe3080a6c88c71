// "Where do the errors go?", at the top: run_until_complete() runs the loop
// until one future is done, by a done callback that stops it, and is worth its
// result or raises its error. (Rows T26 to T30, L30.)
#include "05-tasks/test_tasks.h"

static Outcome returns_late(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_none()));
  return returned(value_str(arg));
}

FUTURE_TEST(run_until_complete_is_worth_the_result,
            "run_until_complete() returns the result, or raises the error, of "
            "the task or future",
            "T26") {
  Error error = raised(ValueError, "spam").error;
  Error cancelled = raised(CancelledError, "enough").error;
  expect(run(loop, returns_late, "hello"), "return 'hello'");
  expect(run(loop, fails, &error), "raise ValueError: spam");
  expect(run(loop, fails, &cancelled), "raise CancelledError: enough");
  loop_call_later(loop, 1, deliver, f);
  expect(loop_run_until_complete(loop, f), "return 42");
}

static void say_again(Loop *loop, void *arg) {
  say_iteration(loop, arg);
  loop_call_soon(loop, say_iteration, "what it schedules");
}

static Outcome schedules(Coroutine *self, void *arg) {
  (void)self;
  loop_call_soon(loop_running(), say_again, arg);
  return returned(value_none());
}

LOOP_TEST(run_until_complete_stops_by_a_callback,
          "The loop stops one iteration after the future is done: what is "
          "ready then runs, what that schedules stays queued",
          "T27") {
  run(loop, schedules, "next");
  ck_assert_uint_eq(loop_iteration(loop), 2);
  expect_notes("next in 2");
  run_iteration(loop);
  expect_notes("what it schedules in 3");
}

static Outcome sleeps_long(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 1000);
  note("long sleep over: %s", outcome_repr(o));
  return o;
}

LOOP_TEST(run_until_complete_waits_for_one,
          "run_until_complete() waits for one future; other tasks stay "
          "suspended where they are",
          "T27") {
  loop_set_exception_handler(loop, note_report, NULL);
  Task *background = start(loop, sleeps_long, NULL);
  expect(run(loop, returns_late, "main"), "return 'main'");
  ck_assert_msg(loop_time(loop) == 0, "it came back after %g seconds",
                loop_time(loop));
  ck_assert(!future_done(&background->future));
  expect_notes("");
}

FUTURE_TEST(a_done_future_still_runs_one_iteration,
            "run_until_complete() of a done future runs one iteration: the "
            "callback that stops the loop is scheduled like any other",
            "T28") {
  future_set_result(f, value_int(42));
  loop_call_soon(loop, say_iteration, "ready");
  expect(loop_run_until_complete(loop, f), "return 42");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  expect_notes("ready in 1");
}

static Outcome stops_early(Coroutine *self, void *arg) {
  loop_stop(loop_running());
  return sleep_for_result(self, 1, value_str(arg));
}

LOOP_TEST(stopped_before_it_was_done,
          "If the loop is stopped before the future is done that is a "
          "RuntimeError; the task stays pending and can be run on",
          "T29") {
  Task *task = start(loop, stops_early, "late");
  expect(loop_run_until_complete(loop, &task->future),
         "raise RuntimeError: Event loop stopped before Future completed.");
  ck_assert(!future_done(&task->future));
  expect(loop_run_until_complete(loop, &task->future), "return 'late'");
}

static void interrupt(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(KeyboardInterrupt, "").error);
}

FUTURE_TEST(an_orphan_does_not_stop_the_loop,
            "When run_until_complete() is left by an error, the future no "
            "longer stops the loop when it is done",
            "T30") {
  loop_call_soon(loop, interrupt, NULL);
  expect(loop_run_until_complete(loop, f), "raise KeyboardInterrupt");
  loop_call_later(loop, 1, deliver, f);
  loop_call_later(loop, 2, say_iteration, "still running");
  run_until(loop, 3);
  expect_notes("still running in 3");
}

static void runs_nested(Loop *loop, void *arg) {
  note("%s", outcome_repr(loop_run_until_complete(loop, arg)));
}

FUTURE_TEST(no_loop_within_a_loop,
            "run_until_complete() inside a running loop is a RuntimeError, "
            "and the loop goes on undisturbed, even if the future is done",
            "T26 L30") {
  future_set_result(f, value_int(42));
  loop_call_soon(loop, runs_nested, f);
  loop_call_later(loop, 1, say_iteration, "still running");
  run_until(loop, 2);
  expect_notes("RuntimeError: This event loop is already running, "
               "still running in 2");
}

static void deadlock(void) {
  Loop *loop = loop_new(clock_virtual());
  started(loop, quick, NULL); // is done: nobody waits for that
  future_set_result(future_new(loop), value_int(1));
  Future *f = future_new(loop);
  Task *a = start(loop, awaits, f);
  Task *b = start(loop, awaits, a);
  Outcome o = loop_run_until_complete(loop, &b->future);
  print("%s", outcome_repr(o));
}

TEST(a_deadlock_says_who_waits_for_what,
     "A loop that nothing can wake any more says which task waits for what, "
     "and raises",
     "T26") {
  int status;
  const char *output = output_of(deadlock, &status);
  expect_in(output, "This event loop can never be woken again: iteration ");
  ck_assert_str_eq(
      output,
      "This event loop can never be woken again: iteration 3, nothing is "
      "ready, no timer is set.\n"
      "  pending: <Task pending name='Task-2' coro=<awaits()> "
      "wait_for=<Future pending>>\n"
      "  pending: <Task pending name='Task-3' coro=<awaits()> "
      "wait_for=Task-2>\n"
      "RuntimeError: nothing can ever wake this event loop again\n");
  expect_status(status, 0, output);
}

LOOP_TEST(a_future_of_another_loop_is_refused,
          "run_until_complete() takes no future of another loop, and leaves "
          "nothing behind in it",
          "") {
  Loop *other = loop_new(clock_virtual());
  Future *theirs = future_new(other);
  expect(
      loop_run_until_complete(loop, theirs),
      "raise ValueError: The future belongs to a different loop than the one "
      "specified as the loop argument");
  future_set_result(theirs, value_int(1));
  loop_call_later(other, 1, say, "a second later");
  run_until(other, 2); // nobody has stopped it
  expect_notes("a second later");
  future_free(theirs);
  loop_free(other);
}

static Outcome exits(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return raised(SystemExit, "3");
}

TEST(an_exit_counts_as_looked_at,
     "A SystemExit that leaves run_until_complete() was retrieved: nobody "
     "reports it later, whether the loop runs again or not",
     "") {
  for (int runs = 0; runs < 2; runs++) {
    Loop *loop = loop_new(clock_virtual());
    loop_set_exception_handler(loop, note_report, NULL);
    Task *task = start(loop, exits, NULL);
    expect(loop_run_until_complete(loop, &task->future), "raise SystemExit: 3");
    task_free(task);
    if (runs > 0)
      run_iteration(loop);
    loop_free(loop);
    expect_notes("");
  }
}

LOOP_TEST(an_exit_stops_no_later_run,
          "A SystemExit has ended its run already: that its task is done stops "
          "no other one",
          "T05 T30") {
  Task *task = start(loop, exits, NULL);
  expect(loop_run_until_complete(loop, &task->future), "raise SystemExit: 3");
  loop_call_later(loop, 1, say_iteration, "a second later");
  run_until(loop, 2);
  expect_notes("a second later in 3");
}
