// "Why is a callback not enough?" A future is a result that can be handed
// around before it is there. It is set once, by a result, an error or cancel(),
// and whoever asks too early is told so at once. (Rows F01 to F08, L34.)
#include "05-tasks/test_tasks.h"

FUTURE_TEST(result_never_waits,
            "result() of a pending future is an error at once; it does not "
            "wait, nor run the loop",
            "F01") {
  loop_call_later(loop, 1, deliver, f);
  expect(future_result(f), "raise InvalidStateError: Result is not ready.");
  expect(future_exception(f), "raise InvalidStateError: Exception is not set.");
  ck_assert(!future_done(f) && !future_cancelled(f));
  ck_assert_uint_eq(loop_iteration(loop), 0);
}

FUTURE_TEST(set_result_makes_it_done,
            "set_result() makes a future done; result() is worth it as often "
            "as asked",
            "F02") {
  expect(future_set_result(f, value_int(42)), "return None");
  ck_assert(future_done(f) && !future_cancelled(f));
  expect(future_result(f), "return 42");
  expect(future_result(f), "return 42");
  expect(future_exception(f), "return None");
}

FUTURE_TEST(set_exception_is_raised_by_result,
            "set_exception() makes a future done; result() raises that error "
            "each time, exception() shows it",
            "F03") {
  Error error = raised(ValueError, "spam").error;
  expect(future_set_exception(f, error), "return None");
  ck_assert(future_done(f) && !future_cancelled(f));
  expect(future_result(f), "raise ValueError: spam");
  expect(future_exception(f), "raise ValueError: spam");
  ck_assert_ptr_eq(future_result(f).error.message, error.message);
}

FUTURE_TEST(a_future_is_set_once,
            "A future settles once: a second set_result() is an "
            "InvalidStateError, and its callbacks run once",
            "F04") {
  Future *g = future_new(loop);
  future_add_done_callback(f, done, "callback");
  future_set_result(f, value_int(1));
  expect(future_set_result(f, value_int(2)),
         "raise InvalidStateError: invalid state");
  expect(future_set_exception(f, raised(ValueError, "late").error),
         "raise InvalidStateError: invalid state");
  run_iteration(loop);
  expect_notes("callback in 1: 1");

  future_cancel(g);
  expect(future_set_result(g, value_int(2)),
         "raise InvalidStateError: invalid state");
  expect(future_result(g), "raise CancelledError");
  future_free(g);
}

FUTURE_TEST(stop_iteration_does_not_go_into_a_future,
            "A future refuses a StopIteration, which would look like the end "
            "of whoever awaits it",
            "F05") {
  expect(future_set_exception(f, raised(StopIteration, "").error),
         "raise TypeError: StopIteration interacts badly with generators and "
         "cannot be raised into a Future");
  ck_assert(!future_done(f));
}

// -- cancel -----------------------------------------------------------------

FUTURE_TEST(cancel_makes_a_future_done,
            "cancel() of a pending future: it is done at once, its result is "
            "a CancelledError, its callbacks are scheduled",
            "F06 F09") {
  future_add_done_callback(f, done, "callback");
  ck_assert(future_cancel(f));
  ck_assert(future_done(f) && future_cancelled(f));
  expect(future_result(f), "raise CancelledError");
  expect(future_exception(f), "raise CancelledError");
  expect_notes("");
  run_iteration(loop);
  expect_notes("callback in 1: CancelledError");
}

FUTURE_TEST(cancel_of_a_done_future_does_nothing,
            "cancel() of a future that is done, or cancelled, is false and "
            "changes nothing",
            "F07") {
  Future *g = future_new(loop);
  future_set_result(f, value_int(42));
  ck_assert_msg(!future_cancel(f), "cancel() of one that is done is true");
  ck_assert_msg(!future_cancelled(f), "one that was done is cancelled");
  expect(future_result(f), "return 42");
  ck_assert(future_cancel_message(g, "first"));
  ck_assert(!future_cancel_message(g, "second"));
  expect(future_result(g), "raise CancelledError: first");
  future_free(g);
}

FUTURE_TEST(a_cancel_may_say_why,
            "The message given to cancel() is the CancelledError's; without "
            "one it has none",
            "F08") {
  Future *g = future_new(loop);
  future_cancel_message(f, "too late");
  expect(future_result(f), "raise CancelledError: too late");
  expect(future_result(f), "raise CancelledError: too late");
  future_cancel(g);
  expect(future_result(g), "raise CancelledError");
  future_free(g);
}

LOOP_TEST(a_closed_loop_still_makes_futures,
          "A future can be made and set when its loop is closed already",
          "L34") {
  loop_close(loop);
  Future *f = future_new(loop);
  future_set_result(f, value_int(1));
  expect(future_result(f), "return 1");
  future_free(f);
}

// -- what the floors above and this one share -------------------------------

FUTURE_TEST(a_future_says_its_state,
            "A future is pending, then finished or cancelled: so its repr() "
            "says it",
            "") {
  Future *g = future_new(loop);
  ck_assert_str_eq(future_state_name(f), "pending");
  future_set_exception(f, raised(ValueError, "v").error);
  ck_assert_str_eq(future_state_name(f), "finished");
  future_exception(f); // somebody has looked
  future_cancel(g);
  ck_assert_str_eq(future_state_name(g), "cancelled");
  future_free(g);
}

FUTURE_TEST(settling_moves_the_state_and_tells_all,
            "future_settle() moves the state, keeps the outcome, and tells "
            "each who left a callback, in the next iteration",
            "F09") {
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  expect(future_settle(f, FINISHED, returned(value_int(5))), "return None");
  ck_assert_int_eq(f->state, FINISHED);
  expect(f->outcome, "return 5");
  expect_notes("");
  run_iteration(loop);
  expect_notes("a in 1: 5, b in 1: 5");
}

static void give_back_twice(void) {
  Future *f = future_new(loop_new(clock_virtual()));
  future_free(f); // it is pending, and so still there
  future_free(f);
}

#if WITH_ASAN
static void give_back_what_has_gone(void) {
  Future *f = future_new(loop_new(clock_virtual()));
  future_set_result(f, value_none());
  future_free(f);
  future_free(f);
}
#endif

TEST(a_future_is_given_back_once,
     "Whoever gives a future back twice is told, and the program ends", "") {
  expect_dies(give_back_twice, "its maker gives a future back once");
#if WITH_ASAN
  expect_dies(give_back_what_has_gone,
              "future_free: the object was freed already");
#endif
}
