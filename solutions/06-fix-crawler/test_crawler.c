// What crawl() promises.
#include "06-together/test_together.h"
#include "exercise.h"

typedef struct Page {
  Job job;
  int bytes;
} Page;

static int at_work;

// async def fetch(page): works, and counts who is at work
static Outcome fetch(Coroutine *self, void *arg) {
  Page *page = arg;
  at_work++;
  Outcome o = works(self, &page->job);
  at_work--;
  return o.how == RETURNED ? returned(value_int(page->bytes)) : o;
}

static Site site_of(size_t count, Page pages[]) {
  Site site = {.fetch = fetch, .count = count};
  for (size_t i = 0; i < count; i++)
    site.pages[i] = &pages[i];
  at_work = 0;
  return site;
}

// async def crawls(site): await crawl(site); note(how many are at work then)
static Outcome crawls(Coroutine *self, void *site) {
  Outcome o = crawl(self, site);
  note("crawler@%g, at work %d", now(), at_work);
  return o;
}

// -- all is well --------------------------------------------------------------

LOOP_TEST(pages_are_fetched_at_the_same_time,
          "All pages are fetched at the same time, and their bytes added up",
          "K01") {
  Page pages[] = {{{.name = "a", .takes = 3}, 100},
                  {{.name = "b", .takes = 1}, 20},
                  {{.name = "c", .takes = 2}, 3}};
  Site site = site_of(3, pages);
  expect(run(loop, crawls, &site), "return 123");
  expect_notes("b ends@1, c ends@2, a ends@3, crawler@3, at work 0");
}

LOOP_TEST(a_site_without_pages, "A site without pages has no bytes", "K01") {
  Site site = site_of(0, NULL);
  expect(run(loop, crawls, &site), "return 0");
}

// -- one fails ----------------------------------------------------------------

LOOP_TEST(nobody_goes_on_behind_it,
          "When one page fails the others are asked to stop: nobody is at work "
          "any more when crawl() comes back",
          "K02 K03") {
  Page pages[] = {{{.name = "a", .takes = 9}, 1},
                  {{.name = "b", .takes = 1, .error = OSError}, 2},
                  {{.name = "c", .takes = 8}, 3}};
  Site site = site_of(3, pages);
  Task *task = start(loop, crawls, &site);
  run_until(loop, 20);
  expect_notes("b ends@1, a cancelled@1, c cancelled@1, crawler@1, at work 0");
  ck_assert(future_exception(&task->future).how == RAISED);
}

LOOP_TEST(who_tidies_up_is_waited_for,
          "Who needs time to stop has it: crawl() comes back when the last one "
          "is done",
          "K02") {
  Page pages[] = {{{.name = "a", .takes = 9, .tidies = 4}, 1},
                  {{.name = "b", .takes = 1, .error = OSError}, 2}};
  Site site = site_of(2, pages);
  Task *task = start(loop, crawls, &site);
  run_until(loop, 20);
  expect_notes("b ends@1, a cancelled@1, crawler@5, at work 0");
  ck_assert(future_exception(&task->future).how == RAISED);
}

LOOP_TEST(the_error_is_that_of_the_page,
          "The error that goes out is that of the page that has failed first, "
          "as it is: who calls crawl() needs not know how it is made",
          "K02") {
  Page pages[] = {{{.name = "a", .takes = 9, .breaks_by = KeyError}, 1},
                  {{.name = "b", .takes = 1, .error = OSError}, 2}};
  Site site = site_of(2, pages);
  expect(run(loop, crawls, &site), "raise OSError: b");
}

// -- the crawler is cancelled ------------------------------------------------

LOOP_TEST(cancelled_with_all_of_them,
          "Who cancels the crawler stops all of its fetches, and it ends when "
          "the last of them has, with CancelledError",
          "K07") {
  Page pages[] = {{{.name = "a", .takes = 9}, 1},
                  {{.name = "b", .takes = 9, .tidies = 4}, 2}};
  Site site = site_of(2, pages);
  Task *task = start(loop, crawls, &site);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  expect_notes("a cancelled@1, b cancelled@1, crawler@5, at work 0");
  expect(future_result(&task->future), "raise CancelledError");
}

// -- memory -------------------------------------------------------------------

LOOP_TEST(nothing_stays_behind,
          "Each task that was made is given back, however it ends: a thousand "
          "crawls need the memory of one",
          "") {
  Page pages[] = {{{.name = "a", .takes = 2}, 1},
                  {{.name = "b", .takes = 1}, 2}};
  for (int i = 0; i < 2; i++) {
    pages[1].job.error = i ? OSError : BaseException;
    Site site = site_of(2, pages);
    Task *task = start(loop, crawl, &site);
    run_until(loop, 10 * (i + 1));
    ck_assert(future_done(&task->future));
    expect(future_result(&task->future), i ? "raise OSError: b" : "return 3");
    task_free(task);
    ck_assert_int_eq(futures_of(loop), 0);
  }
}
