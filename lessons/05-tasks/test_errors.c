// "Where do the errors go?" Into the task or future, from where each await
// raises them; SystemExit and KeyboardInterrupt leave the loop as well. An
// error that nobody has asked for is reported when it goes. (Rows F17, T04 to
// T07, T32.)
#include "05-tasks/test_tasks.h"

LOOP_TEST(an_error_is_stored,
          "An error that leaves the coroutine is the task's exception; the "
          "loop goes on and nobody is told",
          "T04") {
  Error error = raised(ValueError, "spam").error;
  loop_set_exception_handler(loop, note_report, NULL);
  Task *task = start(loop, fails, &error);
  loop_call_soon(loop, say_iteration, "next");
  run_iteration(loop);
  expect_notes("next in 1");
  ck_assert(future_done(&task->future) && !future_cancelled(&task->future));
  expect(future_exception(&task->future), "raise ValueError: spam");
  expect(future_result(&task->future), "raise ValueError: spam");
}

TEST(system_exit_leaves_the_loop,
     "SystemExit and KeyboardInterrupt are stored in the task, and leave "
     "run_forever() at once",
     "T05") {
  ErrorType types[] = {SystemExit, KeyboardInterrupt};
  const char *texts[] = {"raise SystemExit: 3", "raise KeyboardInterrupt: 3"};
  for (int i = 0; i < 2; i++) {
    Error error = raised(types[i], "3").error;
    Loop *loop = loop_new(clock_virtual());
    Task *task = start(loop, fails, &error);
    loop_call_soon(loop, say_iteration, "next");
    expect(loop_run_forever(loop), texts[i]);
    expect(future_exception(&task->future), texts[i]);
    expect_notes("");
    run_iteration(loop); // what was left of the batch is still there
    expect_notes("next in 2");
    loop_free(loop);
  }
}

LOOP_TEST(raising_cancelled_error_cancels,
          "A coroutine that raises CancelledError by itself makes its task "
          "cancelled",
          "T06") {
  Error error = raised(CancelledError, "my own").error;
  Task *task = started(loop, fails, &error);
  ck_assert(future_cancelled(&task->future));
  expect(future_result(&task->future), "raise CancelledError: my own");
}

LOOP_TEST(stop_iteration_becomes_runtime_error,
          "A StopIteration that leaves the coroutine is a RuntimeError (PEP "
          "479)",
          "T07") {
  Error error = raised(StopIteration, "").error;
  expect(run(loop, fails, &error),
         "raise RuntimeError: generator raised StopIteration");
}

// -- an error that nobody has seen ------------------------------------------

static void forget(Future *future, void *arg) { (void)future, (void)arg; }

LOOP_TEST(an_unseen_error_is_reported,
          "A future that goes with an error nobody has looked at is reported "
          "to the exception handler",
          "F17") {
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "unseen").error);
  expect_notes(""); // somebody may still ask
  future_free(f);
  expect_notes("Future exception was never retrieved: ValueError: unseen");
}

static void forget_a_future(void) {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "unseen").error);
  loop_free(loop); // the future goes with its loop
}

TEST(the_report_says_it_in_pythons_words,
     "Without a handler the report goes to stderr, in Python's words", "F17") {
  ck_assert_str_eq(output_of(forget_a_future, NULL),
                   "Future exception was never retrieved\n"
                   "ValueError: unseen\n");
}

LOOP_TEST(whoever_looks_takes_the_report_away,
          "result(), exception() and cancel() of a failed future each count "
          "as having looked",
          "F17") {
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f[3];
  for (int i = 0; i < 3; i++) {
    f[i] = future_new(loop);
    future_set_exception(f[i], raised(ValueError, "v").error);
  }
  future_result(f[0]);
  future_exception(f[1]);
  ck_assert(!future_cancel(f[2]));
  for (int i = 0; i < 3; i++)
    future_free(f[i]);
  expect_notes("");
}

LOOP_TEST(a_cancelled_future_is_not_reported,
          "A future or task that was cancelled may go unseen: a CancelledError "
          "is no error that somebody must hear of",
          "F17") {
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_cancel(f);
  future_free(f);
  Error error = raised(CancelledError, "").error;
  task_free(started(loop, fails, &error));
  expect_notes("");
}

LOOP_TEST(a_callback_alone_does_not_look,
          "A done callback that does not ask for the result has not looked",
          "F17") {
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_add_done_callback(f, forget, NULL);
  future_set_exception(f, raised(ValueError, "v").error);
  future_free(f);
  expect_notes("");
  run_iteration(loop);
  expect_notes("Future exception was never retrieved: ValueError: v");
}

static void forget_a_task(void) {
  Error error = raised(ValueError, "unseen").error;
  Loop *loop = loop_new(clock_virtual());
  started(loop, fails, &error);
  loop_free(loop); // the task goes with its loop
}

TEST(a_failed_task_nobody_asked_is_reported,
     "A failed task that goes without anybody having asked is reported",
     "T32 T04") {
  ck_assert_str_eq(output_of(forget_a_task, NULL),
                   "Task exception was never retrieved\n"
                   "ValueError: unseen\n");
}

TEST(an_awaiter_takes_the_report_away,
     "A task whose error was raised at somebody's await is not reported",
     "T32 F17") {
  Error error = raised(ValueError, "seen").error;
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Task *task = start(loop, fails, &error);
  expect(run(loop, awaits, task), "raise ValueError: seen");
  loop_free(loop);
  expect_notes("");
}

LOOP_TEST(only_stop_iteration_itself_is_refused,
          "An exception of a type derived from StopIteration may be set", "") {
  Future *f = future_new(loop);
  ErrorType mine = error_type_new("MyStop", StopIteration);
  expect(future_set_exception(f, raised(mine, "m").error), "return None");
  expect(future_exception(f), "raise MyStop: m");
  future_free(f);
}

static void reports_all(Loop *loop, const ExceptionContext *context,
                        void *arg) {
  (void)arg;
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    note("%s sees a %s", context->error.message, future_repr(f));
}

TEST(a_handler_in_loop_free_sees_living_futures,
     "loop_free() reports all exceptions that nobody has seen before it frees "
     "anything",
     "") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, reports_all, NULL);
  future_set_exception(future_new(loop), raised(ValueError, "one").error);
  future_set_exception(future_new(loop), raised(ValueError, "two").error);
  loop_free(loop);
  expect_notes("one sees a <Future finished>, one sees a <Future finished>, "
               "two sees a <Future finished>, two sees a <Future finished>");
}

static void gives_back(Loop *loop, const ExceptionContext *context,
                       void *future) {
  (void)loop;
  note("%s", context->error.message);
  future_free(future);
}

TEST(a_handler_in_loop_free_may_give_back,
     "An exception handler may give back the very future that loop_free() "
     "reports",
     "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  loop_set_exception_handler(loop, gives_back, f);
  future_set_exception(f, raised(ValueError, "one").error);
  loop_free(loop);
  expect_notes("one");
}

static void about(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  ck_assert_ptr_null(context->callback);
  note("%s", future_repr(context->future));
}

LOOP_TEST(a_handler_is_told_about_whom,
          "The context names the future whose exception nobody has seen, and "
          "the task that is still pending when the loop closes",
          "") {
  loop_set_exception_handler(loop, about, NULL);
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "spam").error);
  future_free(f);
  expect_notes("<Future finished>");
  start(loop, awaits, future_new(loop));
  run_iteration(loop);
  loop_close(loop);
  expect_notes("<Task pending name='Task-1' coro=<awaits()> "
               "wait_for=<Future pending>>");
}

static void fails_another(Loop *loop, const ExceptionContext *context,
                          void *future) {
  (void)loop;
  print("%s", context->error.message);
  future_set_exception(future, raised(ValueError, "late").error);
}

static void fail_one_in_loop_free(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, fails_another, future_new(loop));
  future_set_exception(future_new(loop), raised(ValueError, "one").error);
  loop_free(loop);
}

TEST(a_handler_in_loop_free_is_not_asked_again,
     "What the exception handler does to others while loop_free() reports goes "
     "to stderr: futures are being freed by then",
     "F17") {
  int status;
  const char *output = output_of(fail_one_in_loop_free, &status);
  expect_in(output, "one\n");
  expect_in(output, "Future exception was never retrieved\nValueError: late");
  expect_status(status, 0, output);
}
