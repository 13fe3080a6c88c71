// What book() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

static int payments;

Outcome pay(Coroutine *self, Booking *booking) {
  TRY(sleep_for(self, booking->seconds));
  if (booking->refused)
    return raised(ValueError, "refused");
  payments++;
  return returned(value_none());
}

// -- one booking ------------------------------------------------------------

TEST(a_booking_takes_its_seats,
     "Who books and pays has the seats: they are no longer free", "") {
  Show show = {10};
  Booking b = {&show, 3, 1, false};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, book, &b), "return 3");
  ck_assert_int_eq(show.free, 7);
  ck_assert_int_eq(payments, 1);
  loop_free(loop);
}

TEST(sold_out_costs_nothing, "Who finds the show sold out has not paid", "") {
  Show show = {2};
  Booking b = {&show, 3, 1, false};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, book, &b), "raise ValueError: sold out");
  ck_assert_int_eq(show.free, 2);
  ck_assert_int_eq(payments, 0);
  loop_free(loop);
}

// -- many -------------------------------------------------------------------

TEST(no_booking_is_lost,
     "Ten tasks book one seat each, and ten seats are gone: between reading a "
     "number and writing it back nobody may come in",
     "") {
  Show show = {50};
  Booking b = {&show, 1, 1, false};
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < 10; i++)
    start(loop, book, &b);
  run_until(loop, 50);
  ck_assert_int_eq(payments, 10);
  ck_assert_int_eq(show.free, 40);
  loop_free(loop);
}

TEST(nobody_pays_for_a_seat_that_is_gone,
     "Two want the last seat: one gets it, the other one is told before he "
     "has paid. What was checked before an await may be false behind it",
     "") {
  Show show = {1};
  Booking slow = {&show, 1, 2, false}, fast = {&show, 1, 1, false};
  Loop *loop = loop_new(clock_virtual());
  Task *a = start(loop, book, &slow), *b = start(loop, book, &fast);
  run_until(loop, 5);
  ck_assert_int_eq(payments, 1);
  ck_assert_int_eq(show.free, 0);
  expect(future_result(&a->future), "return 1");
  expect(future_result(&b->future), "raise ValueError: sold out");
  loop_free(loop);
}

static void notes_free_seats(Loop *loop, void *show) {
  note("%d free at %g", ((Show *)show)->free, loop_time(loop));
}

TEST(the_banks_work_at_the_same_time,
     "No booking waits for another one's bank: ten of them take as long as one",
     "") {
  Show show = {10};
  Booking b = {&show, 1, 1, false};
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < 10; i++)
    start(loop, book, &b);
  loop_call_later(loop, 1.5, notes_free_seats, &show);
  run_until(loop, 20);
  expect_notes("0 free at 1.5");
  ck_assert_int_eq(payments, 10);
  loop_free(loop);
}

// -- and when it comes to nothing -------------------------------------------

TEST(a_refused_payment_frees_the_seats,
     "If the bank refuses, the seats are free again, and the error goes on",
     "") {
  Show show = {10};
  Booking b = {&show, 3, 1, true};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, book, &b), "raise ValueError: refused");
  ck_assert_int_eq(show.free, 10);
  loop_free(loop);
}

TEST(a_cancelled_booking_frees_the_seats,
     "A cancelled booking gives its seats back and is cancelled: a "
     "CancelledError comes out of the await like any error, but is no "
     "Exception",
     "") {
  Show show = {10};
  Booking b = {&show, 3, 10, false};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, book, &b);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  ck_assert(future_cancelled(&task->future));
  ck_assert_int_eq(show.free, 10);
  ck_assert_int_eq(payments, 0);
  loop_free(loop);
}

TEST(only_its_own_seats_are_given_back,
     "Who gives up puts back his own seats: the number that he has seen before "
     "the await is not true any more, others have booked in between",
     "") {
  Show show = {10};
  Booking slow = {&show, 3, 5, true}, fast = {&show, 2, 1, false};
  Loop *loop = loop_new(clock_virtual());
  start(loop, book, &slow);
  start(loop, book, &fast);
  run_until(loop, 20);
  ck_assert_int_eq(payments, 1);
  ck_assert_int_eq(show.free, 8);
  loop_free(loop);
}
