// What page_size() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

// By the loop that runs, or -1 when it is gone.
static double now(void) {
  return loop_running() ? loop_time(loop_running()) : -1;
}

static int fetches;

Outcome fetch(Coroutine *self, Page *page) {
  fetches++;
  TRY(sleep_for(self, page->seconds));
  if (page->missing)
    return raised(OSError, "no such page");
  return returned(value_int(10));
}

// async def asks(page): note(page.name, await page_size(page))
static Outcome asks(Coroutine *self, void *page) {
  Outcome o = page_size(self, page);
  note("%s: %s at %g", ((Page *)page)->name, outcome_repr(o), now());
  return ended(o);
}

// -- one page -----------------------------------------------------------------

LOOP_TEST(
    a_page_is_fetched_once,
    "Who asks for a page that is loaded need not wait: it is fetched once",
    "") {
  Page page = {.name = "page", .seconds = 1};
  expect(run(loop, page_size, &page), "return 10");
  expect(run(loop, page_size, &page), "return 10");
  ck_assert_int_eq(fetches, 1);
  ck_assert(!page.lock.locked);
}

// -- inside of each other -----------------------------------------------------

LOOP_TEST(
    a_page_has_a_page_inside,
    "A page is as large as it and what is inside: what is awaited under a "
    "lock must not need that lock, for a lock knows no owner",
    "") {
  Page c = {.name = "c", .seconds = 1};
  Page b = {.name = "b", .seconds = 1, .inside = &c};
  Page a = {.name = "a", .seconds = 1, .inside = &b};
  start(loop, asks, &a);
  run_until(loop, 10);
  expect_notes("a: 30 at 3");
  ck_assert_int_eq(fetches, 3);
}

// -- many who ask -------------------------------------------------------------

LOOP_TEST(all_wait_for_one_fetch,
          "Whoever asks while a page is being fetched waits for that: between "
          "the look and the await of fetch() nobody else may come in",
          "") {
  Page page = {.name = "page", .seconds = 1};
  for (int i = 0; i < 3; i++)
    start(loop, asks, &page);
  run_until(loop, 10);
  expect_notes("page: 10 at 1, page: 10 at 1, page: 10 at 1");
  ck_assert_int_eq(fetches, 1);
}

LOOP_TEST(different_pages_do_not_wait,
          "Pages that have nothing to do with each other are fetched at the "
          "same time: a lock that all of them need would put them in line",
          "") {
  Page a = {.name = "a", .seconds = 2}, b = {.name = "b", .seconds = 1};
  start(loop, asks, &a);
  start(loop, asks, &b);
  run_until(loop, 10);
  expect_notes("b: 10 at 1, a: 10 at 2");
}

LOOP_TEST(a_page_may_be_inside_of_two,
          "A page that is inside of two others is fetched once, and both wait "
          "for it",
          "") {
  Page shared = {.name = "shared", .seconds = 1};
  Page a = {.name = "a", .seconds = 1, .inside = &shared};
  Page b = {.name = "b", .seconds = 2, .inside = &shared};
  start(loop, asks, &a);
  start(loop, asks, &b);
  run_until(loop, 10);
  expect_notes("a: 20 at 2, b: 20 at 3");
  ck_assert_int_eq(fetches, 3);
}

// -- and when it fails --------------------------------------------------------

LOOP_TEST(what_has_failed_is_tried_again,
          "An error comes to whoever has asked, and leaves nothing behind: the "
          "next who asks tries again",
          "") {
  Page page = {.name = "page", .seconds = 1, .missing = true};
  start(loop, asks, &page);
  run_until(loop, 5);
  page.missing = false;
  start(loop, asks, &page);
  run_until(loop, 10);
  expect_notes("page: OSError: no such page at 1, page: 10 at 6");
}

LOOP_TEST(who_is_cancelled_lets_the_next_try,
          "Who is cancelled in fetch() gives the lock back, and the next in "
          "line fetches the page",
          "") {
  Page page = {.name = "page", .seconds = 4};
  Task *first = start(loop, asks, &page);
  start(loop, asks, &page);
  loop_call_later(loop, 1, cancels, first);
  run_until(loop, 10);
  expect_notes("page: CancelledError at 1, page: 10 at 5");
  ck_assert_int_eq(fetches, 2);
}
