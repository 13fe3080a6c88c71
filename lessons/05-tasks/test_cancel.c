// "What happens when we cancel a task?" It is a request: what the task waits
// for is cancelled now, and the CancelledError arrives in its next step, once,
// whatever else is on its way. (Rows X01 to X04, X15 to X17, X20 to X23.)
#include "05-tasks/test_tasks.h"

FUTURE_TEST(cancelling_a_done_task_does_nothing,
            "cancel() of a task that is done is false, and changes nothing",
            "X01") {
  future_set_result(f, value_int(42));
  Task *task = started(loop, waits, f);
  ck_assert(!task_cancel(task));
  ck_assert_uint_eq(task->cancelling, 0);
  expect(future_result(&task->future), "return 42");
}

FUTURE_TEST(cancelled_before_it_started,
            "A task that is cancelled before its first step runs no line of "
            "its body, and is cancelled at that step",
            "X02") {
  Task *task = start(loop, waits, f);
  ck_assert(task_cancel(task));
  ck_assert_str_eq(state_of(task), "pending");
  run_iteration(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert(!future_done(f));
  expect_notes("");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 raise CancelledError\n"
               "loop return\n");
}

FUTURE_TEST(cancelled_while_it_waits,
            "cancel() cancels the future that the task waits for at once; the "
            "task gets a CancelledError at its await in its next step, and "
            "only then is done",
            "X03") {
  Task *task = started(loop, waits, f);
  ck_assert(task_cancel(task));
  ck_assert_msg(future_cancelled(f),
                "the future that the task waits for is not cancelled");
  ck_assert_str_eq(state_of(task), "pending");
  expect_notes("starts");
  run_iteration(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("CancelledError in 2");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 print starts\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop return\n"
               "main set_result Future CancelledError\n"
               "main call_soon Task-1.wakeup\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 print CancelledError in 2\n"
               "Task-1 raise CancelledError\n"
               "loop return\n");
}

FUTURE_TEST(asking_twice_is_delivered_once,
            "Two requests before the task runs again are both accepted and "
            "counted, but make one CancelledError",
            "X04") {
  Task *task = started(loop, waits, f);
  ck_assert(task_cancel(task));
  ck_assert(task_cancel(task));
  ck_assert_uint_eq(task->cancelling, 2);
  run_iteration(loop);
  run_idle_iteration(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("starts, CancelledError in 2");
}

FUTURE_TEST(a_scheduled_cancel_comes_after_the_first_step,
            "A cancel() that is scheduled behind the task's first step finds "
            "it started",
            "X20") {
  Task *task = start(loop, waits, f);
  loop_call_soon(loop, cancels, task);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
}

FUTURE_TEST(a_message_travels_along,
            "The message given to cancel() arrives at the await, and in the "
            "task's result",
            "X22") {
  Task *task = started(loop, waits, f);
  task_cancel_message(task, "too slow");
  run_iteration(loop);
  expect_notes("starts, CancelledError: too slow in 2");
  expect(future_result(&task->future), "raise CancelledError: too slow");
  Task *unstarted = start(loop, waits, f);
  task_cancel_message(unstarted, "too early");
  run_iteration(loop);
  expect(future_result(&unstarted->future), "raise CancelledError: too early");
}

FUTURE_TEST(uncancel_counts_down,
            "uncancel() takes one request back and says how many remain, "
            "never less than none; what is on its way arrives all the same",
            "X23") {
  Task *task = start(loop, waits, f);
  ck_assert_uint_eq(task_uncancel(task), 0);
  task_cancel(task);
  task_cancel(task);
  ck_assert_uint_eq(task->cancelling, 2);
  ck_assert_uint_eq(task_uncancel(task), 1);
  ck_assert_uint_eq(task_uncancel(task), 0);
  ck_assert_uint_eq(task_uncancel(task), 0);
  run_iteration(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("");
}

// -- too late, or from elsewhere --------------------------------------------

FUTURE_TEST(cancelled_between_result_and_step,
            "A cancel() between set_result() and the task's step wins: the "
            "task gets the CancelledError, the future keeps its result",
            "X15") {
  Task *task = started(loop, waits, f);
  future_set_result(f, value_int(42));
  ck_assert(task_cancel(task));
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  expect(future_result(f), "return 42");
}

FUTURE_TEST(cancelled_between_error_and_step,
            "A cancel() between set_exception() and the task's step takes the "
            "error's place at the await",
            "X16") {
  Task *task = started(loop, waits, f);
  future_set_exception(f, raised(ValueError, "spam").error);
  ck_assert(task_cancel(task));
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  expect(future_exception(f), "raise ValueError: spam");
}

FUTURE_TEST(cancelled_after_the_future_was,
            "A cancel() between the cancellation of the future and the task's "
            "step comes too late to say why: the message is the future's",
            "X15 X22") {
  Task *task = started(loop, waits, f);
  future_cancel_message(f, "by the future");
  ck_assert(task_cancel_message(task, "by the task"));
  run_iteration(loop);
  expect_notes("starts, CancelledError: by the future in 2");
}

FUTURE_TEST(cancelling_the_future_cancels_the_task,
            "If somebody cancels the future that a task waits for, the task "
            "gets the CancelledError, though nobody has asked the task to stop",
            "X17") {
  Task *task = started(loop, waits, f);
  future_cancel(f);
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert_uint_eq(task->cancelling, 0);
}

static Outcome sleeps(Coroutine *self, void *seconds) {
  Outcome o = sleep_for(self, *(double *)seconds);
  note("%s at %g", outcome_repr(o), loop_time(loop_running()));
  return o;
}

LOOP_TEST(a_cancelled_sleeper_leaves_no_timer,
          "Cancelling a sleeping task takes its timer back: the loop does not "
          "wake for it",
          "X21") {
  double ten = 10;
  Task *task = start(loop, sleeps, &ten);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  expect_notes("CancelledError at 1");
  // start, the timer's, the task's, stop's: none at 10
  ck_assert_uint_eq(loop_iteration(loop), 4);
}

LOOP_TEST(cancelled_when_the_timer_just_fired,
          "A sleeper that is cancelled when its time is up, but before its "
          "step, is cancelled; nothing is left behind",
          "X15 X21") {
  double one = 1;
  Task *task = started(loop, sleeps, &one);
  loop_call_later(loop, 1, cancels, task); // behind the sleeper's timer
  run_until(loop, 2);
  expect_notes("CancelledError at 1");
  ck_assert_str_eq(state_of(task), "cancelled");
}

static Outcome sleeps_then_yields(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  Outcome o = sleep_for(self, 0);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

LOOP_TEST(cancelled_behind_a_sleep_that_is_over,
          "A task that has slept and now gives way for one iteration waits for "
          "no future any more: a cancel() arrives at that yield",
          "X03 X21") {
  Task *task = start(loop, sleeps_then_yields, NULL);
  loop_call_later(loop, 1, first, NULL);
  run_iteration(loop); // it sleeps
  while (loop_time(loop) < 1 || task->waiting_for) {
    ck_assert_msg(loop_iteration(loop) < 10,
                  "the sleep is over, and the task still waits for it");
    loop_call_at(loop, 1, stop, NULL);
    expect(loop_run_forever(loop), "return None");
  }
  ck_assert(task_cancel(task));
  run_iteration(loop);
  expect_notes("CancelledError in 4");
  ck_assert_str_eq(state_of(task), "cancelled");
}

static Outcome catches_then_sleeps(Coroutine *self, void *future) {
  note("%s", outcome_repr(await(self, future)));
  for (int i = 1; i >= 0; i--)
    note("%s", outcome_repr(sleep_for(self, i)));
  return returned(value_str("finished"));
}

FUTURE_TEST(two_requests_are_one_error,
            "Two requests before the task runs again make one CancelledError: "
            "a task that catches it can wait again, undisturbed",
            "X04 X06") {
  Task *task = started(loop, catches_then_sleeps, f);
  ck_assert(task_cancel(task));
  ck_assert(task_cancel(task));
  expect(loop_run_until_complete(loop, &task->future), "return 'finished'");
  expect_notes("CancelledError, None, None");
}
