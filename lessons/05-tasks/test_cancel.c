// What a cancellation does: the rows X of the fidelity matrix.
#include <string.h>

#include "05-tasks/test_notes.h"

#include "stack.h"

static void cancels(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

static const char *state_of(const Task *task) {
  return !future_done(&task->future)       ? "pending"
         : future_cancelled(&task->future) ? "cancelled"
                                           : "finished";
}

// -- when the request arrives -----------------------------------------------

// async def waits(future): try: return await future / finally: note(...)
static Outcome waits(Coroutine *self, void *future) {
  note("starts");
  Outcome o = await(self, future);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

TEST(cancelling_a_done_task_does_nothing,
     "cancel() of a task that is done is false, and changes nothing", "X01") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  Task *task = start(loop, waits, f);
  run_once(loop);
  ck_assert(!task_cancel(task));
  ck_assert_uint_eq(task->cancelling, 0);
  expect(future_result(&task->future), "return 42");
  future_free(f);
  loop_free(loop);
}

TEST(cancelled_before_it_started,
     "A task that is cancelled before its first step runs no line of its body, "
     "and is cancelled at that step",
     "X02") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  ck_assert(task_cancel(task));
  ck_assert_str_eq(state_of(task), "pending");
  run_once(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert(!future_done(f));
  expect_notes("");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 raise CancelledError\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  future_free(f);
  loop_free(loop);
}

TEST(cancelled_while_it_waits,
     "cancel() cancels the future that the task waits for at once; the task "
     "gets a CancelledError at its await in its next step, and only then is "
     "done",
     "X03") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  ck_assert(task_cancel(task));
  ck_assert(future_cancelled(f));
  ck_assert_str_eq(state_of(task), "pending");
  expect_notes("starts");
  run_once(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("CancelledError in 2");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 print starts\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main set_result Future CancelledError\n"
               "main call_soon Task-1.wakeup\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 2, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 print CancelledError in 2\n"
               "Task-1 raise CancelledError\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  future_free(f);
  loop_free(loop);
}

TEST(asking_twice_is_delivered_once,
     "Two requests before the task runs again are both accepted and counted, "
     "but make one CancelledError",
     "X04") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  ck_assert(task_cancel(task));
  ck_assert(task_cancel(task));
  ck_assert_uint_eq(task->cancelling, 2);
  run_once(loop);
  run_once(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("starts, CancelledError in 2");
  future_free(f);
  loop_free(loop);
}

TEST(a_scheduled_cancel_comes_after_the_first_step,
     "A cancel() that is scheduled behind the task's first step finds it "
     "started",
     "X20") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  loop_call_soon(loop, cancels, task);
  run_once(loop);
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  future_free(f);
  loop_free(loop);
}

// -- what the task makes of it ----------------------------------------------

static Outcome finishes_anyway(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("caught %s", outcome_repr(o));
  return returned(value_str("finished"));
}

TEST(a_task_may_swallow_it,
     "A task that catches the CancelledError and returns is finished, not "
     "cancelled",
     "X05") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, finishes_anyway, f);
  run_once(loop);
  task_cancel(task);
  run_once(loop);
  expect_notes("caught CancelledError");
  ck_assert(!future_cancelled(&task->future));
  expect(future_result(&task->future), "return 'finished'");
  future_free(f);
  loop_free(loop);
}

static Outcome waits_on(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("caught %s", outcome_repr(o));
  TRY(sleep_for(self, 1));
  note("slept well");
  return returned(value_str("finished"));
}

TEST(a_task_may_go_on_waiting,
     "A task that catches the CancelledError may wait for something else; the "
     "request stays counted until somebody takes it back",
     "X06") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits_on, f);
  run_once(loop);
  task_cancel(task);
  expect(loop_run_until_complete(loop, &task->future), "return 'finished'");
  expect_notes("caught CancelledError, slept well");
  ck_assert_uint_eq(task->cancelling, 1);
  ck_assert_uint_eq(task_uncancel(task), 0);
  future_free(f);
  loop_free(loop);
}

static Outcome fails_instead(Coroutine *self, void *future) {
  await(self, future);
  return raised(KeyError, "instead");
}

TEST(a_task_may_fail_instead,
     "A task that answers the CancelledError with another error has failed, "
     "and is not cancelled",
     "X07") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, fails_instead, f);
  run_once(loop);
  task_cancel(task);
  run_once(loop);
  ck_assert(!future_cancelled(&task->future));
  expect(future_exception(&task->future), "raise KeyError: instead");
  future_free(f);
  loop_free(loop);
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

TEST(cancelled_error_is_no_exception,
     "`except Exception` does not catch a CancelledError", "X08") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, catches_exceptions, f);
  run_once(loop);
  task_cancel(task);
  run_once(loop);
  expect_notes("");
  ck_assert_str_eq(state_of(task), "cancelled");
  future_free(f);
  loop_free(loop);
}

static Outcome tidies_slowly(Coroutine *self, void *future) {
  Outcome o = await(self, future), slept = sleep_for(self, 1);
  note("tidied: %s", outcome_repr(slept));
  return ended(o);
}

TEST(a_finally_may_wait,
     "Waiting in a finally works as ever, for the CancelledError came once; "
     "the task is cancelled after it",
     "X09") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, tidies_slowly, f);
  run_once(loop);
  task_cancel(task);
  run_once(loop);
  ck_assert_str_eq(state_of(task), "pending");
  expect(loop_run_until_complete(loop, &task->future), "raise CancelledError");
  expect_notes("tidied: None");
  ck_assert(loop_time(loop) == 1);
  future_free(f);
  loop_free(loop);
}

// -- a task that cancels itself ---------------------------------------------

static Outcome cancels_itself(Coroutine *self, void *future) {
  task_cancel(current_task(loop_running()));
  return waits(self, future);
}

TEST(cancelling_oneself_before_waiting,
     "A task that has cancelled itself and then waits: that future is "
     "cancelled as soon as the task suspends on it",
     "X10") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, cancels_itself, f);
  run_once(loop);
  ck_assert(future_cancelled(f));
  ck_assert_str_eq(state_of(task), "pending");
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_str_eq(state_of(task), "cancelled");
  future_free(f);
  loop_free(loop);
}

static Outcome cancels_itself_then_naps(Coroutine *self, void *future) {
  task_cancel(current_task(loop_running()));
  note("done: %s", outcome_repr(await(self, future)));
  Outcome o = sleep_for(self, 1);
  note("sleep: %s", outcome_repr(o));
  return o;
}

TEST(what_is_done_does_not_suspend,
     "A task that has cancelled itself gets past an await of something done; "
     "the CancelledError comes where it first really suspends",
     "X11") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  Task *task = start(loop, cancels_itself_then_naps, f);
  expect(loop_run_until_complete(loop, &task->future), "raise CancelledError");
  expect_notes("done: 42, sleep: CancelledError");
  ck_assert(loop_time(loop) == 0);
  future_free(f);
  loop_free(loop);
}

static Outcome cancels_itself_and_ends(Coroutine *self, void *arg) {
  (void)self;
  task_cancel_message(current_task(loop_running()), "by myself");
  return arg ? raised(KeyError, arg) : returned(value_str("lost"));
}

TEST(cancelling_oneself_and_returning,
     "A task that cancels itself and returns is cancelled; what it returned is "
     "lost",
     "X12") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, cancels_itself_and_ends, NULL),
         "raise CancelledError: by myself");
  loop_free(loop);
}

TEST(cancelling_oneself_and_failing,
     "A task that cancels itself and raises something else has failed with "
     "that",
     "X13") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, cancels_itself_and_ends, "spam"), "raise KeyError: spam");
  loop_free(loop);
}

static Outcome cancels_itself_and_yields(Coroutine *self, void *arg) {
  (void)arg;
  task_cancel(current_task(loop_running()));
  Outcome o = sleep_for(self, 0);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

TEST(cancelling_oneself_and_yielding,
     "A task that cancels itself and bare-yields gets the CancelledError at "
     "that yield, in its next step",
     "X14") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, cancels_itself_and_yields, NULL), "raise CancelledError");
  expect_notes("CancelledError in 2");
  loop_free(loop);
}

// -- too late, or from elsewhere --------------------------------------------

TEST(cancelled_between_result_and_step,
     "A cancel() between set_result() and the task's step wins: the task gets "
     "the CancelledError, the future keeps its result",
     "X15") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  future_set_result(f, value_int(42));
  ck_assert(task_cancel(task));
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  expect(future_result(f), "return 42");
  future_free(f);
  loop_free(loop);
}

TEST(cancelled_between_error_and_step,
     "A cancel() between set_exception() and the task's step takes the error's "
     "place at the await",
     "X16") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  future_set_exception(f, raised(ValueError, "spam").error);
  ck_assert(task_cancel(task));
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  expect(future_exception(f), "raise ValueError: spam");
  future_free(f);
  loop_free(loop);
}

TEST(cancelling_the_future_cancels_the_task,
     "If somebody cancels the future that a task waits for, the task gets the "
     "CancelledError, though nobody has asked the task to stop",
     "X17") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  future_cancel(f);
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert_uint_eq(task->cancelling, 0);
  future_free(f);
  loop_free(loop);
}

// -- through a chain of tasks -----------------------------------------------

static Outcome inner(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("inner %s in %u", outcome_repr(o), iteration());
  return o;
}

static Outcome stubborn_inner(Coroutine *self, void *future) {
  return inner(self, future), returned(value_str("stayed"));
}

static Outcome outer(Coroutine *self, void *task) {
  Outcome o = await(self, task);
  note("outer %s in %u", outcome_repr(o), iteration());
  return o;
}

TEST(a_request_goes_down_the_chain,
     "Cancelling a task that awaits a task cancels the innermost future at "
     "once; then the inner task goes, and one iteration later the outer one",
     "X18") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *in = start(loop, inner, f), *out = start(loop, outer, in);
  run_once(loop);
  ck_assert(task_cancel(out));
  ck_assert(future_cancelled(f));
  ck_assert_uint_eq(in->cancelling, 1);
  run_once(loop);
  ck_assert_str_eq(state_of(in), "cancelled");
  ck_assert_str_eq(state_of(out), "pending");
  run_once(loop);
  ck_assert_str_eq(state_of(out), "cancelled");
  expect_notes("inner CancelledError in 2, outer CancelledError in 3");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main create Task-2\n"
               "main call_soon Task-2.step\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop run Task-2 send(None)\n"
               "Task-2 yield Task-1\n"
               "loop add_done_callback Task-1 Task-2.wakeup\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main set_result Future CancelledError\n"
               "main call_soon Task-1.wakeup\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 2, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 print inner CancelledError in 2\n"
               "Task-1 raise CancelledError\n"
               "loop call_soon Task-2.wakeup\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 3, t = 0\n"
               "loop run Task-2 throw(CancelledError)\n"
               "Task-2 print outer CancelledError in 3\n"
               "Task-2 raise CancelledError\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  future_free(f);
  loop_free(loop);
}

TEST(the_inner_task_decides,
     "If the inner task swallows the request, the outer one is not cancelled: "
     "its await is worth what the inner one returns",
     "X19") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *in = start(loop, stubborn_inner, f), *out = start(loop, outer, in);
  run_once(loop);
  ck_assert(task_cancel(out));
  for (int i = 0; i < 2; i++)
    run_once(loop);
  expect_notes("inner CancelledError in 2, outer 'stayed' in 3");
  ck_assert_str_eq(state_of(out), "finished");
  ck_assert_uint_eq(out->cancelling, 1);
  future_free(f);
  loop_free(loop);
}

// -- sleep ------------------------------------------------------------------

static Outcome sleeps(Coroutine *self, void *seconds) {
  Outcome o = sleep_for(self, *(double *)seconds);
  note("%s at %g", outcome_repr(o), loop_time(loop_running()));
  return o;
}

TEST(a_cancelled_sleeper_leaves_no_timer,
     "Cancelling a sleeping task takes its timer back: the loop does not wake "
     "for it",
     "X21") {
  double ten = 10;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, sleeps, &ten);
  loop_call_later(loop, 1, cancels, task);
  loop_call_later(loop, 20, stop, NULL);
  loop_run_forever(loop);
  expect_notes("CancelledError at 1");
  // start, the timer's, the task's, stop's: none at 10
  ck_assert_uint_eq(loop_iteration(loop), 4);
  loop_free(loop);
}

TEST(cancelled_when_the_timer_just_fired,
     "A sleeper that is cancelled when its time is up, but before its step, "
     "is cancelled; nothing is left behind",
     "X15 X21") {
  double one = 1;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, sleeps, &one);
  run_once(loop);
  loop_call_later(loop, 1, cancels, task); // behind the sleeper's timer
  run_until(loop, 2);
  expect_notes("CancelledError at 1");
  ck_assert_str_eq(state_of(task), "cancelled");
  loop_free(loop);
}

// -- the message and the count ----------------------------------------------

TEST(a_message_travels_along,
     "The message given to cancel() arrives at the await, and in the task's "
     "result",
     "X22") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  task_cancel_message(task, "too slow");
  run_once(loop);
  expect_notes("starts, CancelledError: too slow in 2");
  expect(future_result(&task->future), "raise CancelledError: too slow");
  Task *unstarted = start(loop, waits, f);
  task_cancel_message(unstarted, "too early");
  run_once(loop);
  expect(future_result(&unstarted->future), "raise CancelledError: too early");
  future_free(f);
  loop_free(loop);
}

TEST(uncancel_counts_down,
     "uncancel() takes one request back and says how many remain, never less "
     "than none; what is on its way arrives all the same",
     "X23") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  ck_assert_uint_eq(task_uncancel(task), 0);
  task_cancel(task);
  task_cancel(task);
  ck_assert_uint_eq(task->cancelling, 2);
  ck_assert_uint_eq(task_uncancel(task), 1);
  ck_assert_uint_eq(task_uncancel(task), 0);
  ck_assert_uint_eq(task_uncancel(task), 0);
  run_once(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  expect_notes("");
  future_free(f);
  loop_free(loop);
}

static Outcome cancelled_twice(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++)
    note("%s", outcome_repr(sleep_for(self, 10)));
  note("%s", outcome_repr(sleep_for(self, 0)));
  return returned(value_str("finished"));
}

TEST(each_request_is_delivered_once,
     "A CancelledError that was caught does not come again by itself; a new "
     "request makes a new one",
     "X05 X06") {
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, cancelled_twice, NULL);
  loop_call_later(loop, 1, cancels, task);
  loop_call_later(loop, 2, cancels, task);
  expect(loop_run_until_complete(loop, &task->future), "return 'finished'");
  expect_notes("CancelledError, CancelledError, None");
  ck_assert_uint_eq(task->cancelling, 2);
  loop_free(loop);
}

static Outcome cancels_itself_and_stays(Coroutine *self, void *arg) {
  (void)arg;
  task_cancel(current_task(loop_running()));
  for (int i = 0; i < 3; i++)
    note("%s", outcome_repr(sleep_for(self, i)));
  return returned(value_str("finished"));
}

TEST(a_caught_request_is_over,
     "A task that has cancelled itself and catches the CancelledError is "
     "through with it: its next waits work, and it finishes",
     "X06 X14") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, cancels_itself_and_stays, NULL), "return 'finished'");
  expect_notes("CancelledError, None, None");
  loop_free(loop);
}

// -- who owns what ----------------------------------------------------------

TEST(a_detached_task_can_be_cancelled,
     "A task that was given back and is then cancelled goes when it has ended",
     "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  task_free(task);
  task_cancel(task); // it is pending: still there
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_ptr_eq(loop_futures(loop)->first, f);
  ck_assert_ptr_null(f->next);
  future_free(f);
  loop_free(loop);
}

TEST(a_cancelled_future_may_be_given_back,
     "A future that is given back while a task waits for it can still be "
     "cancelled through that task",
     "X03") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits, f);
  run_once(loop);
  future_free(f);
  task_cancel(task);
  run_once(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_ptr_eq(loop_futures(loop)->first, &task->future);
  ck_assert_ptr_null(task->future.next);
  loop_free(loop);
}

static Outcome waits_silently(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("closed by %s", outcome_repr(o));
  return o;
}

static void no_report(Loop *loop, const char *message, Error error, void *arg) {
  (void)loop, (void)message, (void)error, (void)arg;
}

TEST(cancelled_but_never_run,
     "A task whose cancellation is still on its way when the loop closes is "
     "closed like any pending one",
     "X03 T32") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, no_report, NULL);
  Future *f = future_new(loop);
  Task *task = start(loop, waits_silently, f);
  run_once(loop);
  task_cancel(task);
  loop_close(loop);
  expect_notes("closed by GeneratorExit");
  ck_assert_uint_eq(stack_count(), 0);
  future_free(f);
  loop_free(loop);
}

static Task *ring[2];

static Outcome waits_in_a_ring(Coroutine *self, void *other) {
  return await(self, &(*(Task **)other)->future);
}

static void cancel_a_ring(void) {
  Loop *loop = loop_new(clock_virtual());
  ring[0] = loop_create_task(loop, coroutine_new(waits_in_a_ring, &ring[1]));
  ring[1] = loop_create_task(loop, coroutine_new(waits_in_a_ring, &ring[0]));
  expect(loop_run_forever(loop),
         "raise RuntimeError: nothing can ever wake this event loop again");
  ck_assert(task_cancel(ring[0]));
  loop_free(loop);
}

TEST(a_ring_of_tasks_can_be_asked,
     "Asking one of two tasks that wait for each other goes round once, and "
     "ends; the idle loop says who waits for whom",
     "X18") {
  int status;
  const char *said = output_of(cancel_a_ring, &status);
  ck_assert_int_eq(status, 0);
  ck_assert_ptr_nonnull(strstr(said, "name='Task-1'"));
  ck_assert_ptr_nonnull(strstr(said, "wait_for=Task-1"));
}
