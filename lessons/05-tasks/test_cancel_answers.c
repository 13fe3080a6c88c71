// "What happens when we cancel a task?" That is up to the task: it may hand the
// CancelledError on, swallow it, wait on, or fail instead; also one that has
// cancelled itself. (Rows X05 to X14.)
#include "05-tasks/test_tasks.h"

// A task that waits for the future is asked to stop, and answers.
static Task *asked(Loop *loop, CoroutineBody *body, Future *f) {
  Task *task = started(loop, body, f);
  task_cancel(task);
  run_iteration(loop);
  return task;
}

static Outcome finishes_anyway(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("caught %s", outcome_repr(o));
  return returned(value_str("finished"));
}

FUTURE_TEST(a_task_may_swallow_it,
            "A task that catches the CancelledError and returns is finished, "
            "not cancelled",
            "X05") {
  Task *task = asked(loop, finishes_anyway, f);
  expect_notes("caught CancelledError");
  ck_assert_msg(!future_cancelled(&task->future),
                "the task counts as cancelled");
  expect(future_result(&task->future), "return 'finished'");
}

static Outcome waits_on(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("caught %s", outcome_repr(o));
  TRY(sleep_for(self, 1));
  note("slept well");
  return returned(value_str("finished"));
}

FUTURE_TEST(a_task_may_go_on_waiting,
            "A task that catches the CancelledError may wait for something "
            "else; the request stays counted until somebody takes it back",
            "X06") {
  Task *task = asked(loop, waits_on, f);
  expect(loop_run_until_complete(loop, &task->future), "return 'finished'");
  expect_notes("caught CancelledError, slept well");
  ck_assert_uint_eq(task->cancelling, 1);
  ck_assert_uint_eq(task_uncancel(task), 0);
}

static Outcome fails_instead(Coroutine *self, void *future) {
  await(self, future);
  return raised(KeyError, "instead");
}

FUTURE_TEST(a_task_may_fail_instead,
            "A task that answers the CancelledError with another error has "
            "failed, and is not cancelled",
            "X07") {
  Task *task = asked(loop, fails_instead, f);
  ck_assert_msg(!future_cancelled(&task->future),
                "the task counts as cancelled");
  expect(future_exception(&task->future), "raise KeyError: instead");
}

// try: await future / except Exception: note("caught")
static Outcome catches_exceptions(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  if (o.how == RAISED && error_is(o.error, Exception)) {
    note("caught %s", outcome_repr(o));
    return returned(value_none());
  }
  return o;
}

FUTURE_TEST(cancelled_error_is_no_exception,
            "`except Exception` does not catch a CancelledError", "X08") {
  Task *task = asked(loop, catches_exceptions, f);
  expect_notes("");
  ck_assert_str_eq(state_of(task), "cancelled");
}

static Outcome tidies_slowly(Coroutine *self, void *future) {
  Outcome o = await(self, future), slept = sleep_for(self, 1);
  note("tidied: %s", outcome_repr(slept));
  return ended(o);
}

FUTURE_TEST(a_finally_may_wait,
            "Waiting in a finally works as ever, for the CancelledError came "
            "once; the task is cancelled after it",
            "X09") {
  Task *task = asked(loop, tidies_slowly, f);
  ck_assert_str_eq(state_of(task), "pending");
  expect(loop_run_until_complete(loop, &task->future), "raise CancelledError");
  expect_notes("tidied: None");
  ck_assert(loop_time(loop) == 1);
}

static Outcome cancelled_twice(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++)
    note("%s", outcome_repr(sleep_for(self, 10)));
  note("%s", outcome_repr(sleep_for(self, 0)));
  return returned(value_str("finished"));
}

LOOP_TEST(each_request_is_delivered_once,
          "A CancelledError that was caught does not come again by itself; a "
          "new request makes a new one",
          "X05 X06") {
  Task *task = start(loop, cancelled_twice, NULL);
  loop_call_later(loop, 1, cancels, task);
  loop_call_later(loop, 2, cancels, task);
  expect(loop_run_until_complete(loop, &task->future), "return 'finished'");
  expect_notes("CancelledError, CancelledError, None");
  ck_assert_uint_eq(task->cancelling, 2);
}

// -- a task that cancels itself ---------------------------------------------

static Outcome cancels_itself(Coroutine *self, void *future) {
  task_cancel(current_task(loop_running()));
  return waits(self, future);
}

FUTURE_TEST(cancelling_oneself_before_waiting,
            "A task that has cancelled itself and then waits: that future is "
            "cancelled as soon as the task suspends on it",
            "X10") {
  Task *task = started(loop, cancels_itself, f);
  ck_assert_msg(future_cancelled(f),
                "the future that the task waits for is not cancelled");
  ck_assert_str_eq(state_of(task), "pending");
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_str_eq(state_of(task), "cancelled");
}

// A kind of future that is not to be cancelled.
static bool stays(Future *self, const char *message) {
  (void)self, (void)message;
  return false;
}

LOOP_TEST(a_future_may_refuse_the_request,
          "When what a task waits for is not to be cancelled, its own request "
          "stays: the CancelledError comes in its next step",
          "X10") {
  static FutureType stubborn_type;
  stubborn_type = future_type;
  stubborn_type.cancel = stays;
  stubborn_type.base.base.base = &future_type.base.base;
  Future *f = future_create(sizeof *f, &stubborn_type, loop);
  Task *itself = started(loop, cancels_itself, f);
  Task *other = started(loop, waits, f);
  ck_assert(task_cancel(other));
  run_idle_iteration(loop);
  expect_notes("starts, starts");
  future_set_result(f, value_int(42));
  run_iteration(loop);
  expect_notes("CancelledError in 4, CancelledError in 4");
  ck_assert_str_eq(state_of(itself), "cancelled");
  ck_assert_str_eq(state_of(other), "cancelled");
  future_free(f);
}

// One that takes the request, and will have a result all the same.
static bool takes_it(Future *self, const char *message) {
  (void)self, (void)message;
  return true;
}

LOOP_TEST(a_future_may_swallow_the_request,
          "When what a task waits for has taken the request, the task has none "
          "any more: what it gets is what the future becomes",
          "") {
  static FutureType patient_type;
  patient_type = future_type;
  patient_type.cancel = takes_it;
  patient_type.base.base.base = &future_type.base.base;
  Future *f = future_create(sizeof *f, &patient_type, loop);
  Task *task = started(loop, waits, f);
  ck_assert(task_cancel(task));
  future_set_result(f, value_int(42));
  run_iteration(loop);
  expect_notes("starts, 42 in 2");
  ck_assert_str_eq(state_of(task), "finished");
  future_free(f);
}

static Outcome cancels_itself_then_naps(Coroutine *self, void *future) {
  task_cancel(current_task(loop_running()));
  note("done: %s", outcome_repr(await(self, future)));
  Outcome o = sleep_for(self, 1);
  note("sleep: %s", outcome_repr(o));
  return o;
}

FUTURE_TEST(what_is_done_does_not_suspend,
            "A task that has cancelled itself gets past an await of something "
            "done; the CancelledError comes where it first really suspends",
            "X11") {
  future_set_result(f, value_int(42));
  Task *task = start(loop, cancels_itself_then_naps, f);
  expect(loop_run_until_complete(loop, &task->future), "raise CancelledError");
  expect_notes("done: 42, sleep: CancelledError");
  ck_assert(loop_time(loop) == 0);
}

static Outcome cancels_itself_and_ends(Coroutine *self, void *arg) {
  (void)self;
  task_cancel_message(current_task(loop_running()), "by myself");
  return arg ? raised(KeyError, arg) : returned(value_str("lost"));
}

LOOP_TEST(cancelling_oneself_and_returning,
          "A task that cancels itself and returns is cancelled; what it "
          "returned is lost",
          "X12") {
  Task *task = start(loop, cancels_itself_and_ends, NULL);
  expect(loop_run_until_complete(loop, &task->future),
         "raise CancelledError: by myself");
  ck_assert_msg(!task->must_cancel, "the request is still to be delivered");
}

LOOP_TEST(cancelling_oneself_and_failing,
          "A task that cancels itself and raises something else has failed "
          "with that",
          "X13") {
  expect(run(loop, cancels_itself_and_ends, "spam"), "raise KeyError: spam");
}

static Outcome cancels_itself_and_yields(Coroutine *self, void *arg) {
  (void)arg;
  task_cancel(current_task(loop_running()));
  Outcome o = sleep_for(self, 0);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

LOOP_TEST(cancelling_oneself_and_yielding,
          "A task that cancels itself and bare-yields gets the CancelledError "
          "at that yield, in its next step",
          "X14") {
  expect(run(loop, cancels_itself_and_yields, NULL), "raise CancelledError");
  expect_notes("CancelledError in 2");
}

static Outcome cancels_itself_and_stays(Coroutine *self, void *arg) {
  (void)arg;
  task_cancel(current_task(loop_running()));
  for (int i = 0; i < 3; i++)
    note("%s", outcome_repr(sleep_for(self, i)));
  return returned(value_str("finished"));
}

LOOP_TEST(a_caught_request_is_over,
          "A task that has cancelled itself and catches the CancelledError is "
          "through with it: its next waits work, and it finishes",
          "X06 X14") {
  expect(run(loop, cancels_itself_and_stays, NULL), "return 'finished'");
  expect_notes("CancelledError, None, None");
}
