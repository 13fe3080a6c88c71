// "Who catches a callback's error?" The loop: its exception handler is told,
// and everybody else goes on. SystemExit and KeyboardInterrupt leave the run.
// (Rows L26 to L29.)
#include "04-event-loop/test_loop.h"

// def boom(error): raise error
static void boom(Loop *loop, void *error) { loop_raise(loop, *(Error *)error); }

static Error value_error = {.type = ValueError, .message = "v"};
static Error cancelled_error = {.type = CancelledError, .message = ""};
static Error generator_exit = {.type = GeneratorExit, .message = ""};
static Error system_exit = {.type = SystemExit, .message = "leave"};
static Error interrupt = {.type = KeyboardInterrupt, .message = ""};

// def handler(loop, context): print(context["message"], context["exception"])
static void handler(Loop *loop, const ExceptionContext *context, void *arg) {
  ck_assert_str_eq(arg, "my own");
  (void)loop;
  note("%s: %s", context->message, error_repr(context->error));
}

// -- the exception handler --------------------------------------------------

LOOP_TEST(an_error_does_not_stop_the_loop,
          "An error in a callback goes to the loop's exception handler: the "
          "rest of the batch and the loop go on",
          "L26") {
  loop_set_exception_handler(loop, handler, "my own");
  loop_call_soon(loop, boom, &value_error);
  loop_call_soon(loop, second, NULL);
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon boom\n"
               "main call_soon second\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run boom\n"
               "boom() raise ValueError: v\n"
               "loop print Exception in callback boom(): ValueError: v\n"
               "loop run second\n"
               "second() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}

static void error_by_default(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, handler, "my own");
  loop_set_exception_handler(loop, NULL, NULL); // the default one again
  loop_call_soon(loop, boom, &value_error);
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  loop_free(loop);
}

TEST(the_default_handler_writes,
     "Without a handler of its own a loop writes the error to stderr", "L26") {
  untraced();
  ck_assert_str_eq(output_of(error_by_default, NULL),
                   "Exception in callback boom()\nValueError: v\n");
}

LOOP_TEST(other_base_exceptions_are_handled_too,
          "CancelledError and GeneratorExit from a callback go to the handler "
          "and do not stop the loop",
          "L27") {
  loop_set_exception_handler(loop, handler, "my own");
  loop_call_soon(loop, boom, &cancelled_error);
  loop_call_soon(loop, boom, &generator_exit);
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_notes("Exception in callback boom(): CancelledError, Exception in "
               "callback boom(): GeneratorExit");
}

static void reports_then_raises(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, value_error);
  loop_call_exception_handler(
      loop,
      &(ExceptionContext){.message = "by hand", .error = cancelled_error});
}

LOOP_TEST(the_handler_can_be_called,
          "call_exception_handler() in a callback reports at once and leaves "
          "the callback's own error alone",
          "L26") {
  loop_set_exception_handler(loop, handler, "my own");
  loop_call_soon(loop, reports_then_raises, NULL);
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_notes("by hand: CancelledError, Exception in callback "
               "reports_then_raises(): ValueError: v");
}

static void error_to_a_handler(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, handler, "my own");
  loop_call_soon(loop, boom, &value_error);
  loop_call_soon(loop, reports_then_raises, NULL);
  run_iteration(loop);
  loop_free(loop);
}

TEST(a_handler_has_it_alone,
     "An error that a handler of one's own has taken is not written to stderr "
     "as well",
     "L26") {
  const char *text = output_of(error_to_a_handler, NULL);
  ck_assert_str_eq(text, "Exception in callback boom(): ValueError: v\n"
                         "by hand: CancelledError\n"
                         "Exception in callback reports_then_raises(): "
                         "ValueError: v\n");
}

// -- a handler that raises --------------------------------------------------

static void broken(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)context;
  loop_raise(loop, *(Error *)arg);
}

static void run_with_broken_handler(void) {
  static Error key_error = {.type = KeyError, .message = "k"};
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, broken, &key_error);
  loop_call_soon(loop, boom, &value_error);
  loop_call_soon(loop, say, "the loop goes on");
  loop_call_soon(loop, stop, NULL);
  print("%s", outcome_repr(loop_run_forever(loop)));
  loop_free(loop);
}

TEST(a_broken_handler_is_reported,
     "When the exception handler itself raises, the default one reports that, "
     "and the loop goes on",
     "L29") {
  untraced();
  int status;
  const char *text = output_of(run_with_broken_handler, &status);
  expect_in(text, "Unhandled error in exception handler\nKeyError: k\n");
  expect_in(text, "the loop goes on\nNone\n");
  expect_status(status, 0, text);
}

LOOP_TEST(a_handler_can_end_the_run,
          "SystemExit out of the exception handler leaves run_forever(), as "
          "out of a callback",
          "L28 L29") {
  loop_set_exception_handler(loop, broken, &system_exit);
  loop_call_soon(loop, boom, &value_error);
  loop_call_soon(loop, say, "kept");
  expect(loop_run_forever(loop), "raise SystemExit: leave");
  expect_notes("");
  run_iteration(loop); // it has ended one run, and no other one
  expect_notes("kept");
}

// -- the two that end the run -----------------------------------------------

LOOP_TEST(system_exit_leaves_the_loop,
          "SystemExit in a callback leaves run_forever() at once; the rest of "
          "the batch stays, and runs first in the next run",
          "L28") {
  loop_call_soon(loop, boom, &system_exit);
  loop_call_soon(loop, second, NULL);
  expect(loop_run_forever(loop), "raise SystemExit: leave");
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon boom\n"
               "main call_soon second\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run boom\n"
               "boom() raise SystemExit: leave\n"
               "loop raise SystemExit: leave\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 2, t = 0\n"
               "loop run second\n"
               "second() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}

LOOP_TEST(keyboard_interrupt_leaves_the_loop,
          "KeyboardInterrupt leaves run_forever() too: the loop is stopped, "
          "not closed, its timers are kept",
          "L28") {
  loop_call_later(loop, 1, boom, &interrupt);
  loop_call_later(loop, 2, say, "kept");
  loop_call_later(loop, 3, stop, NULL);
  expect(loop_run_forever(loop), "raise KeyboardInterrupt");
  ck_assert(!loop_is_running(loop) && !loop_is_closed(loop));
  ck_assert_ptr_null(loop_running());
  expect(loop_run_forever(loop), "return None");
  expect_notes("kept");
}

static void stop_and_leave(Loop *loop, void *arg) {
  loop_stop(loop);
  boom(loop, arg);
}

LOOP_TEST(leaving_clears_the_stop_flag,
          "A stop() before a SystemExit is forgotten with that run",
          "L07 L28") {
  loop_call_soon(loop, stop_and_leave, &system_exit);
  expect(loop_run_forever(loop), "raise SystemExit: leave");
  loop_call_later(loop, 1, say, "timer");
  loop_call_later(loop, 2, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_notes("timer");
}

static void raises(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(ValueError, "spam").error);
}

static void makes_many_texts(Loop *loop, const ExceptionContext *context,
                             void *arg) {
  (void)loop, (void)arg;
  for (int i = 0; i < 20; i++)
    text_format("%d", i);
  note("%s", context->message);
}

LOOP_TEST(
    the_message_stays_while_the_handler_runs,
    "An exception handler may make as many texts as it likes: its message "
    "stays until it returns",
    "") {
  loop_set_exception_handler(loop, makes_many_texts, NULL);
  loop_call_soon(loop, raises, NULL);
  run_iteration(loop);
  expect_notes("Exception in callback raises()");
}

static void exits_handler(Loop *loop, const ExceptionContext *context,
                          void *arg) {
  (void)context, (void)arg;
  loop_raise(loop, raised(SystemExit, "3").error);
}

static void exit_from_a_handler_outside(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, exits_handler, NULL);
  loop_call_exception_handler(loop, &(ExceptionContext){.message = "by hand"});
  loop_set_exception_handler(loop, NULL, NULL);
  run_idle_iteration(loop);
  print("ran to its end");
  loop_free(loop);
}

TEST(a_handler_outside_of_a_run_ends_no_later_one,
     "What an exception handler raises while the loop does not run is written "
     "to stderr, and ends no later run",
     "") {
  const char *output = output_of(exit_from_a_handler_outside, NULL);
  expect_in(output, "Unhandled error in exception handler\nSystemExit: 3");
  expect_in(output, "ran to its end");
}

static void names_callback(Loop *loop, const ExceptionContext *context,
                           void *arg) {
  (void)arg;
  note("%s", context->callback == (const void *)boom ? "boom" : "?");
  ck_assert_ptr_null(context->future);
  ck_assert_str_eq(loop->user, "my own loop");
}

LOOP_TEST(a_handler_is_told_who_has_raised,
          "The context names the callback that has raised; what the loop's "
          "maker has put into `user` stays there",
          "") {
  ck_assert_ptr_null(loop->user);
  loop->user = "my own loop";
  loop_set_exception_handler(loop, names_callback, NULL);
  loop_call_soon(loop, boom, &value_error);
  run_iteration(loop);
  expect_notes("boom");
}

// -- what loop.c and the floors above call ----------------------------------

TEST(two_errors_end_the_run,
     "SystemExit and KeyboardInterrupt end a run when they are raised; no "
     "other error does, and no value",
     "L27 L28") {
  ck_assert(ends_the_run(raised_error(system_exit)));
  ck_assert(ends_the_run(raised_error(interrupt)));
  ck_assert(!ends_the_run(raised_error(value_error)));
  ck_assert(!ends_the_run(raised_error(cancelled_error)));
  ck_assert(!ends_the_run(raised_error(generator_exit)));
  Outcome o = raised_error(system_exit);
  o.how = RETURNED; // a value whose kind has the same number
  ck_assert(!ends_the_run(o));
}

LOOP_TEST(an_error_names_the_current_callback,
          "A callback that calls another one names that in the report; the "
          "error is handled once, or handed back when it ends the run",
          "L26 L28") {
  untraced();
  loop_set_exception_handler(loop, handler, "my own");
  loop_set_current_callback(loop, (const void *)first);
  loop_raise(loop, value_error);
  loop_set_current_callback(loop, (const void *)second);
  expect(loop_handle_callback_error(loop), "return None");
  expect_notes("Exception in callback second(): ValueError: v");
  expect(loop->callback_error, "return None");
  loop_raise(loop, system_exit);
  expect(loop_handle_callback_error(loop), "raise SystemExit: leave");
  expect(loop->callback_error, "return None");
  expect_notes("");
  static const char no_function;
  loop_set_current_callback(loop, &no_function);
  loop_raise(loop, value_error);
  expect(loop_handle_callback_error(loop), "return None");
  expect_notes("Exception in callback ?(): ValueError: v");
  loop_set_current_callback(loop, NULL);
}
