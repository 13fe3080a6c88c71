// What total() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

typedef struct Shop {
  int price;
  double seconds; // until it answers
  const char *failure;
} Shop;

// async def ask(shop): await asyncio.sleep(shop.seconds); return shop.price
static Outcome ask(Coroutine *self, void *arg) {
  const Shop *shop = arg;
  if (shop->seconds)
    TRY(sleep_for(self, shop->seconds));
  note("%d", shop->price);
  if (shop->failure)
    return raised(ValueError, shop->failure);
  return returned(value_int(shop->price));
}

static void notes_report(Loop *loop, const ExceptionContext *context,
                         void *arg) {
  (void)context, (void)loop, (void)arg;
  note("reported");
}

// -- the sum ------------------------------------------------------------------

TEST(it_adds_up,
     "The answers are added up, also when they take no time: a task that was "
     "just made has not run yet, and has no result",
     "T01 F01") {
  Shop a = {3, 0, NULL}, b = {4, 0, NULL};
  Inquiry inquiry = {ask, {&a, &b}, 2};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, total, &inquiry), "return 7");
  loop_free(loop);
}

TEST(it_waits_for_the_answers,
     "result() never waits: who wants a result that is not there yet awaits it",
     "F01 T09") {
  Shop a = {3, 2, NULL}, b = {4, 5, NULL}, c = {5, 1, NULL};
  Inquiry inquiry = {ask, {&a, &b, &c}, 3};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, total, &inquiry), "return 12");
  loop_free(loop);
}

TEST(all_are_asked_at_the_same_time,
     "All shops are asked at once: it takes as long as the slowest. Awaiting a "
     "coroutine is a call, only tasks go on beside each other",
     "T21") {
  Shop a = {3, 2, NULL}, b = {4, 5, NULL}, c = {5, 1, NULL};
  Inquiry inquiry = {ask, {&a, &b, &c}, 3};
  Loop *loop = loop_new(clock_virtual());
  run(loop, total, &inquiry);
  expect_notes("5, 3, 4");
  ck_assert_double_eq(loop_time(loop), 5);
  loop_free(loop);
}

// -- errors -------------------------------------------------------------------

TEST(an_error_is_raised,
     "An error in a task is stored there, and raised where its result is "
     "asked for: the first in the list is total()'s",
     "T04") {
  Shop a = {3, 1, NULL}, b = {4, 5, "b"}, c = {5, 1, "c"};
  Inquiry inquiry = {ask, {&a, &b, &c}, 3};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, total, &inquiry), "raise ValueError: b");
  loop_free(loop);
}

TEST(it_waits_for_the_others,
     "An error is raised when all have ended, so that no task goes on behind "
     "total()'s back, and every error has been looked at",
     "F17 T32") {
  Shop a = {3, 1, "a"}, b = {4, 5, NULL}, c = {5, 3, "c"};
  Inquiry inquiry = {ask, {&a, &b, &c}, 3};
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, notes_report, NULL);
  expect(run(loop, total, &inquiry), "raise ValueError: a");
  loop_free(loop);
  expect_notes("3, 5, 4");
}

// -- stopped by somebody else -------------------------------------------------

TEST(a_cancelled_total_is_cancelled,
     "Who cancels total() cancels it: a CancelledError takes the place of an "
     "error that a shop has raised before",
     "X05") {
  Shop a = {3, 1, "a"}, b = {4, 5, NULL};
  Inquiry inquiry = {ask, {&a, &b}, 2};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, total, &inquiry);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 20);
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

TEST(its_shops_are_cancelled_too,
     "The request reaches only the shop that total() waits for: the other "
     "tasks are its own, and it must cancel them itself",
     "X18") {
  Shop a = {3, 5, NULL}, b = {4, 9, NULL}, c = {5, 1, NULL};
  Inquiry inquiry = {ask, {&a, &b, &c}, 3};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, total, &inquiry);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 20);
  expect_notes("5");
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

// async def tidies(seconds): try: await sleep(9) finally: await sleep(seconds)
static Outcome tidies(Coroutine *self, void *seconds) {
  Outcome o = sleep_for(self, 9);
  TRY(sleep_for(self, *(double *)seconds));
  note("tidy at %g", loop_time(loop_running()));
  return o;
}

// async def totals(inquiry): try: await total(inquiry) finally: note("total")
static Outcome totals(Coroutine *self, void *inquiry) {
  Outcome o = total(self, inquiry);
  note("total at %g", loop_time(loop_running()));
  return o;
}

TEST(it_ends_after_its_shops,
     "cancel() is a request: total() tells all shops that are left, as soon as "
     "it hears of it, and waits until each of them has ended",
     "X03") {
  double one = 1, two = 2;
  Inquiry inquiry = {tidies, {&one, &two, &one}, 3};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, totals, &inquiry);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 20);
  expect_notes("tidy at 3, tidy at 4, tidy at 5, total at 5");
  loop_free(loop);
}

// -- and nothing else ---------------------------------------------------------

TEST(nothing_stays_behind,
     "Who makes a task gives it back, with an error or without", "") {
  Shop a = {3, 1, NULL}, b = {4, 2, "b"};
  Inquiry inquiries[] = {{ask, {&a, &a}, 2}, {ask, {&b, &a, &b}, 3}};
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < 2; i++) {
    Task *task = start(loop, total, &inquiries[i]);
    loop_run_until_complete(loop, &task->future);
    future_exception(&task->future); // we have looked
    task_free(task);
    ck_assert_int_eq(futures_of(loop), 0);
  }
  loop_free(loop);
}
