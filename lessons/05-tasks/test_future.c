// What a future promises: the rows F of the fidelity matrix.
#include "05-tasks/test_notes.h"

// -- the result -------------------------------------------------------------

static void set_to_42(Loop *loop, void *arg) {
  (void)loop;
  future_set_result(arg, value_int(42));
}

TEST(result_never_waits,
     "result() of a pending future is an error at once; it does not wait, nor "
     "run the loop",
     "F01") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  loop_call_later(loop, 1, set_to_42, f);
  expect(future_result(f), "raise InvalidStateError: Result is not ready.");
  expect(future_exception(f), "raise InvalidStateError: Exception is not set.");
  ck_assert(!future_done(f) && !future_cancelled(f));
  ck_assert_uint_eq(loop_iteration(loop), 0);
  future_free(f);
  loop_free(loop);
}

TEST(set_result_makes_it_done,
     "set_result() makes a future done; result() is worth it as often as asked",
     "F02") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  expect(future_set_result(f, value_int(42)), "return None");
  ck_assert(future_done(f) && !future_cancelled(f));
  expect(future_result(f), "return 42");
  expect(future_result(f), "return 42");
  expect(future_exception(f), "return None");
  future_free(f);
  loop_free(loop);
}

TEST(set_exception_is_raised_by_result,
     "set_exception() makes a future done; result() raises that error each "
     "time, exception() shows it",
     "F03") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Error error = raised(ValueError, "spam").error;
  expect(future_set_exception(f, error), "return None");
  ck_assert(future_done(f) && !future_cancelled(f));
  expect(future_result(f), "raise ValueError: spam");
  expect(future_exception(f), "raise ValueError: spam");
  ck_assert_ptr_eq(future_result(f).error.message, error.message);
  future_free(f);
  loop_free(loop);
}

TEST(a_future_is_set_once,
     "A future settles once: a second set_result() is an InvalidStateError, "
     "and its callbacks run once",
     "F04") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *g = future_new(loop);
  future_add_done_callback(f, done, "callback");
  future_set_result(f, value_int(1));
  expect(future_set_result(f, value_int(2)),
         "raise InvalidStateError: invalid state");
  expect(future_set_exception(f, raised(ValueError, "late").error),
         "raise InvalidStateError: invalid state");
  run_once(loop);
  expect_notes("callback in 1: 1");

  future_cancel(g);
  expect(future_set_result(g, value_int(2)),
         "raise InvalidStateError: invalid state");
  expect(future_result(g), "raise CancelledError");
  future_free(f);
  future_free(g);
  loop_free(loop);
}

TEST(stop_iteration_does_not_go_into_a_future,
     "A future refuses a StopIteration, which would look like the end of "
     "whoever awaits it",
     "F05") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  expect(future_set_exception(f, raised(StopIteration, "").error),
         "raise TypeError: StopIteration interacts badly with generators and "
         "cannot be raised into a Future");
  ck_assert(!future_done(f));
  future_free(f);
  loop_free(loop);
}

// -- cancel -----------------------------------------------------------------

TEST(cancel_makes_a_future_done,
     "cancel() of a pending future: it is done at once, its result is a "
     "CancelledError, its callbacks are scheduled",
     "F06 F09") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "callback");
  ck_assert(future_cancel(f));
  ck_assert(future_done(f) && future_cancelled(f));
  expect(future_result(f), "raise CancelledError");
  expect(future_exception(f), "raise CancelledError");
  expect_notes("");
  run_once(loop);
  expect_notes("callback in 1: CancelledError");
  future_free(f);
  loop_free(loop);
}

TEST(cancel_of_a_done_future_does_nothing,
     "cancel() of a future that is done, or cancelled, is false and changes "
     "nothing",
     "F07") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *g = future_new(loop);
  future_set_result(f, value_int(42));
  ck_assert(!future_cancel(f));
  ck_assert(!future_cancelled(f));
  expect(future_result(f), "return 42");
  ck_assert(future_cancel_message(g, "first"));
  ck_assert(!future_cancel_message(g, "second"));
  expect(future_result(g), "raise CancelledError: first");
  future_free(f);
  future_free(g);
  loop_free(loop);
}

TEST(a_cancel_may_say_why,
     "The message given to cancel() is the CancelledError's; without one it "
     "has none",
     "F08") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *g = future_new(loop);
  future_cancel_message(f, "too late");
  expect(future_result(f), "raise CancelledError: too late");
  expect(future_result(f), "raise CancelledError: too late");
  future_cancel(g);
  expect(future_result(g), "raise CancelledError");
  future_free(f);
  future_free(g);
  loop_free(loop);
}

// -- done callbacks ---------------------------------------------------------

static void first(Future *future, void *arg) {
  (void)arg;
  print("first: %s", outcome_repr(future_result(future)));
}

static void second(Future *future, void *arg) {
  (void)arg;
  print("second: %s", outcome_repr(future_result(future)));
}

static void deliver(Loop *loop, void *arg) {
  (void)loop;
  print("before set_result");
  future_set_result(arg, value_int(42));
  print("after set_result");
}

TEST(callbacks_run_in_the_next_iteration,
     "set_result() calls nobody: each done callback is scheduled, in order, "
     "for the next iteration",
     "F09 T03") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, first, NULL);
  future_add_done_callback(f, second, NULL);
  loop_call_soon(loop, deliver, f);
  run_once(loop);
  run_once(loop);
  expect_trace("main create Future\n"
               "main add_done_callback Future first\n"
               "main add_done_callback Future second\n"
               "main call_soon Future.deliver\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Future.deliver\n"
               "Future print before set_result\n"
               "Future set_result Future 42\n"
               "Future call_soon first\n"
               "Future call_soon second\n"
               "Future print after set_result\n"
               "Future return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 2, t = 0\n"
               "loop run first\n"
               "first() print first: 42\n"
               "first() return\n"
               "loop run second\n"
               "second() print second: 42\n"
               "second() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  future_free(f);
  loop_free(loop);
}

TEST(each_way_to_be_done_schedules,
     "set_result(), set_exception() and cancel() all schedule the callbacks, "
     "and run none",
     "F09") {
  Loop *loop = loop_new(clock_virtual());
  Future *f[3];
  for (int i = 0; i < 3; i++) {
    f[i] = future_new(loop);
    future_add_done_callback(f[i], done, "cb");
  }
  future_set_result(f[0], value_int(42));
  future_set_exception(f[1], raised(ValueError, "v").error);
  future_cancel(f[2]);
  expect_notes("");
  run_once(loop);
  expect_notes("cb in 1: 42, cb in 1: ValueError: v, cb in 1: "
               "CancelledError");
  for (int i = 0; i < 3; i++)
    future_free(f[i]);
  loop_free(loop);
}

TEST(a_late_callback_is_scheduled_too,
     "A callback that is added to a done future is not called at once either, "
     "but in the next iteration",
     "F10") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  ck_assert(future_add_done_callback(f, done, "late"));
  expect_notes("");
  run_once(loop);
  expect_notes("late in 1: 42");
  future_free(f);
  loop_free(loop);
}

TEST(a_callback_added_twice_runs_twice,
     "A callback runs as often as it was added; removing it removes all, and "
     "says how many",
     "F11") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "c");
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 0);
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("a in 1: 1, a in 1: 1, c in 1: 1");
  future_free(f);
  loop_free(loop);
}

TEST(all_callbacks_can_be_removed,
     "Whichever callbacks are removed, first, last or all, the others run in "
     "their order, and new ones behind them",
     "F11") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "a");
  ck_assert_int_eq(future_remove_done_callback(f, done, "a"), 2);
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "c");
  future_add_done_callback(f, done, "d");
  ck_assert_int_eq(future_remove_done_callback(f, done, "d"), 1);
  future_add_done_callback(f, done, "e");
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  future_add_done_callback(f, done, "f");
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("c in 1: 1, e in 1: 1, f in 1: 1");
  future_free(f);
  loop_free(loop);
}

TEST(too_late_to_remove,
     "Once the future is done its callbacks are on their way: removing finds "
     "none, and they run",
     "F12") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "callback");
  future_set_result(f, value_int(1));
  ck_assert_int_eq(future_remove_done_callback(f, done, "callback"), 0);
  run_once(loop);
  expect_notes("callback in 1: 1");
  future_free(f);
  loop_free(loop);
}

static void fails(Future *future, void *arg) {
  (void)arg;
  loop_raise(future->loop, raised(ValueError, "callback").error);
}

TEST(an_error_in_a_callback_is_reported,
     "An error in a done callback goes to the loop's exception handler; the "
     "other callbacks run, the future keeps its result",
     "F13") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_add_done_callback(f, fails, NULL);
  future_add_done_callback(f, done, "other");
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("Exception in callback fails(): ValueError: callback, "
               "other in 1: 1");
  expect(future_result(f), "return 1");
  future_free(f);
  loop_free(loop);
}

static void adds_another(Future *future, void *arg) {
  note("adds in %u", iteration());
  future_add_done_callback(future, done, arg);
}

TEST(a_callback_may_add_another,
     "A callback added by a done callback runs one iteration later", "F14") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, adds_another, "x");
  future_add_done_callback(f, adds_another, "y");
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("adds in 1, adds in 1");
  run_once(loop);
  expect_notes("x in 2: 1, y in 2: 1");
  future_free(f);
  loop_free(loop);
}

static void removes(Future *future, void *arg) {
  note("removed %d", future_remove_done_callback(future, done, arg));
}

TEST(a_callback_cannot_stop_the_others,
     "A done callback cannot take the others back: all are scheduled already",
     "F12") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, removes, "x");
  future_add_done_callback(f, done, "x");
  future_add_done_callback(f, done, "x");
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("removed 0, x in 1: 1, x in 1: 1");
  future_free(f);
  loop_free(loop);
}

// -- waiting for a future without a task ------------------------------------

// def waits(future): return (yield from future)
static Outcome waits(Coroutine *self, void *arg) {
  Future *future = arg;
  return yield_from(self, &future->iterator);
}

TEST(only_a_task_can_wait,
     "A future that is awaited yields itself to whoever resumes the coroutine; "
     "one that resumes it too early is told so",
     "F15") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Coroutine *c = coroutine_new(waits, f);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  expect(coroutine_next(c),
         "raise RuntimeError: await wasn't used with future");
  coroutine_free(c);
  future_free(f);
  loop_free(loop);
}

// def waits_twice(future): a = yield from future; b = yield from future
static Outcome waits_twice(Coroutine *self, void *arg) {
  Future *future = arg;
  Value a = TRY(yield_from(self, &future->iterator));
  Value b = TRY(yield_from(self, &future->iterator));
  return returned(value_int(value_as_int(a) + value_as_int(b)));
}

TEST(the_second_wait_is_free,
     "The first wait for a future suspends; when it is done, a second one has "
     "the result at once",
     "F16") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Coroutine *c = coroutine_new(waits_twice, f);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  future_set_result(f, value_int(21));
  expect(coroutine_next(c), "return 42");
  coroutine_free(c);
  future_free(f);
  loop_free(loop);
}

// -- an error that nobody has seen ------------------------------------------

static void forget(Future *future, void *arg) { (void)future, (void)arg; }

TEST(an_unseen_error_is_reported,
     "A future that goes with an error nobody has looked at is reported to the "
     "exception handler",
     "F17") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "unseen").error);
  expect_notes(""); // somebody may still ask
  future_free(f);
  expect_notes("Future exception was never retrieved: ValueError: unseen");
  loop_free(loop);
}

static void forget_an_error(void) {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "unseen").error);
  loop_free(loop); // the future goes with its loop
}

TEST(the_report_says_it_in_pythons_words,
     "Without a handler the report goes to stderr, in Python's words", "F17") {
  ck_assert_str_eq(output_of(forget_an_error, NULL),
                   "Future exception was never retrieved\n"
                   "ValueError: unseen\n");
}

TEST(whoever_looks_takes_the_report_away,
     "result(), exception() and cancel() of a failed future each count as "
     "having looked",
     "F17") {
  Loop *loop = loop_new(clock_virtual());
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
  loop_free(loop);
}

TEST(a_callback_alone_does_not_look,
     "A done callback that does not ask for the result has not looked", "F17") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  future_add_done_callback(f, forget, NULL);
  future_set_exception(f, raised(ValueError, "v").error);
  future_free(f);
  expect_notes("");
  run_once(loop);
  expect_notes("Future exception was never retrieved: ValueError: v");
  loop_free(loop);
}

// -- a closed loop ----------------------------------------------------------

TEST(a_closed_loop_calls_nobody,
     "On a closed loop set_result() cannot schedule the callbacks, and raises; "
     "the future is done all the same",
     "L35") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *lonely = future_new(loop);
  future_add_done_callback(f, done, "never");
  loop_close(loop);
  expect(future_set_result(f, value_int(1)),
         "raise RuntimeError: Event loop is closed");
  expect(future_result(f), "return 1");
  expect(future_set_result(lonely, value_int(1)), "return None");
  ck_assert(!future_add_done_callback(f, done, "never"));
  future_free(f);
  future_free(lonely);
  loop_free(loop);
  expect_notes("");
}

TEST(a_closed_loop_still_makes_futures,
     "A future can be made and set when its loop is closed already", "L34") {
  Loop *loop = loop_new(clock_virtual());
  loop_close(loop);
  Future *f = future_new(loop);
  future_set_result(f, value_int(1));
  expect(future_result(f), "return 1");
  future_free(f);
  loop_free(loop);
}

// -- who owns a future ------------------------------------------------------

TEST(a_future_given_back_early_goes_when_done,
     "A future given back while it is pending lives on until it is done and "
     "its last callback has run",
     "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  loop_call_later(loop, 1, set_to_42, f);
  future_free(f);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_notes("a in 2: 42, b in 2: 42");
  ck_assert_ptr_null(loop_futures(loop)->first);
  loop_free(loop);
}

TEST(a_future_nobody_holds_goes_at_once,
     "A future that nobody holds any more goes as soon as it is done", "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *g = future_new(loop), *h = future_new(loop);
  future_free(f);
  future_free(g);
  future_free(h);
  ck_assert_ptr_eq(loop_futures(loop)->first, f);
  expect(future_set_result(g, value_int(1)), "return None");
  expect(future_set_result(f, value_int(1)), "return None");
  ck_assert_ptr_eq(loop_futures(loop)->first, h);
  ck_assert(future_cancel(h));
  ck_assert_ptr_null(loop_futures(loop)->first);
  loop_free(loop);
}

static void frees(Future *future, void *arg) {
  note("%s frees", (const char *)arg);
  future_free(future);
}

TEST(a_callback_may_free_the_future,
     "A done callback may give the future back: the callbacks behind it still "
     "have it",
     "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, frees, "a");
  future_add_done_callback(f, done, "b");
  future_set_result(f, value_int(1));
  run_once(loop);
  expect_notes("a frees, b in 1: 1");
  ck_assert_ptr_null(loop_futures(loop)->first);
  loop_free(loop);
}

TEST(removed_callbacks_hold_nothing,
     "A callback that was removed no longer keeps the future alive", "") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "a");
  future_free(f);
  ck_assert_int_eq(future_remove_done_callback(f, done, "a"), 2);
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  future_set_result(f, value_none());
  ck_assert_ptr_null(loop_futures(loop)->first);
  loop_free(loop);
}

TEST(loop_free_takes_the_futures_along,
     "loop_free() frees what is left: pending, done with callbacks that never "
     "ran, given back or not",
     "") {
  Loop *loop = loop_new(clock_virtual());
  future_add_done_callback(future_new(loop), done, "pending");
  Future *set = future_new(loop), *given_back = future_new(loop);
  for (int i = 0; i < 3; i++)
    future_add_done_callback(set, done, "set");
  future_set_result(set, value_none());
  future_free(given_back);
  future_free(NULL);
  loop_free(loop);
  expect_notes("");
}

// -- many -------------------------------------------------------------------

enum { MANY = 10000 };

// One link sets the next: f.add_done_callback(lambda f: next.set_result(...))
static void pass_on(Future *future, void *next) {
  Outcome o = future_result(future);
  future_set_result(next, value_int(value_as_int(o.value) + 1));
}

TEST(a_long_chain_does_not_pile_up,
     "Ten thousand futures, each set by a callback of the one before, take an "
     "iteration each and no stack: nobody calls anybody",
     "F09") {
  untraced();
  static Future *f[MANY];
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < MANY; i++)
    f[i] = future_new(loop);
  for (int i = 0; i + 1 < MANY; i++)
    future_add_done_callback(f[i], pass_on, f[i + 1]);
  future_set_result(f[0], value_int(1));
  ck_assert(!future_done(f[1]));
  for (int i = 1; i < MANY; i++) {
    run_once(loop);
    ck_assert(future_done(f[i]));
    ck_assert(i + 1 == MANY || !future_done(f[i + 1]));
  }
  expect(future_result(f[MANY - 1]), "return 10000");
  for (int i = 0; i < MANY; i++)
    future_free(f[i]);
  loop_free(loop);
}
