// "What if it takes too long?" and shall not be asked to stop: a shield stands
// in front of it, and takes the request in its place. (Rows X24, X25.)
#include "06-together/shield.h"
#include "06-together/test_together.h"

// async def awaits_shielded(task): return await asyncio.shield(task)
static Outcome awaits_shielded(Coroutine *self, void *task) {
  Future *shielded = shield(task);
  Outcome o = await(self, shielded);
  note("outer %s@%g", outcome_repr(o), now());
  future_give_back_reference(shielded);
  return o;
}

LOOP_TEST(a_shield_takes_the_request,
          "When the one who waits for a shield is cancelled, he gets "
          "CancelledError; the task behind it goes on untouched",
          "X24") {
  Job job = {.name = "inner", .takes = 3};
  Task *inner = start(loop, works, &job);
  Task *outer = start(loop, awaits_shielded, inner);
  loop_call_later(loop, 1, cancels, outer);
  expect_result(loop, &outer->future, "CancelledError");
  ck_assert(future_cancelled(&outer->future));
  ck_assert_uint_eq(inner->cancelling, 0);
  ck_assert_ptr_null(inner->future.callbacks);
  expect_result(loop, &inner->future, "'inner'");
  expect_notes("outer CancelledError@1, inner ends@3");
}

FUTURE_TEST(the_outcome_comes_an_iteration_later,
            "A result or an exception is there for the one behind the shield "
            "one iteration after it was set",
            "X25") {
  Future *shielded = shield(f);
  ck_assert_ptr_ne(shielded, f);
  future_set_result(f, value_int(42));
  ck_assert(!is_done(shielded));
  run_iteration(loop);
  expect(future_result(shielded), "return 42");
  future_give_back_reference(shielded);
  Future *fails = future_new(loop), *front = shield(fails);
  future_set_exception(fails, raised(KeyError, "k").error);
  run_iteration(loop);
  expect(future_result(front), "raise KeyError: k");
  ck_assert(!future_cancelled(front));
  future_give_back_reference(front);
  future_free(fails);
}

FUTURE_TEST(a_shield_of_what_is_cancelled,
            "When the one behind the shield is cancelled itself, so is the "
            "shield, one iteration later",
            "X25") {
  Future *shielded = shield(f);
  future_cancel(f);
  ck_assert(!is_done(shielded));
  run_iteration(loop);
  ck_assert(future_cancelled(shielded));
  future_give_back_reference(shielded);
}

FUTURE_TEST(a_shield_of_what_is_done,
            "What is done needs no shield: it is that future itself", "X25") {
  future_set_result(f, value_int(1));
  Future *shielded = shield(f);
  ck_assert_ptr_eq(shielded, f);
  future_give_back_reference(shielded);
  expect(future_result(f), "return 1");
}

FUTURE_TEST(a_shield_cancelled_in_that_moment,
            "A shield that is cancelled when the other one is done already, "
            "and has not told it yet, stays cancelled",
            "X24 X25") {
  Future *shielded = shield(f);
  future_set_exception(f, raised(KeyError, "lost").error);
  ck_assert(future_cancel(shielded));
  note_reports(loop);
  run_iteration(loop);
  ck_assert(future_cancelled(shielded));
  future_give_back_reference(shielded);
  ck_assert_int_eq(futures_of(loop), 1);
  ck_assert(!f->unnoticed); // nobody complains of the lost error
}

FUTURE_TEST(a_shield_and_its_future_go_in_any_order,
            "Both may be given back before they are done; they go when that "
            "has happened",
            "") {
  Future *inner = future_new(loop), *shielded = shield(inner);
  future_free(inner);
  future_give_back_reference(shielded);
  ck_assert_int_eq(futures_of(loop), 3);
  future_set_result(inner, value_int(1));
  run_iteration(loop);
  run_iteration(loop);
  ck_assert_int_eq(futures_of(loop), 1);
  Future *kept = shield(f);
  future_cancel(kept);
  run_iteration(loop);
  future_give_back_reference(kept);
  ck_assert_int_eq(futures_of(loop), 1);
}
