// What spider_run() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

static int at_work;

static double now(void) {
  return loop_running() ? loop_time(loop_running()) : -1;
}

typedef struct Page {
  const char *url;
  double seconds;
  ErrorType error;   // BaseException: none
  const char *links; // a letter each
} Page;

static const Page *pages;

static const Page *find(const char *url) {
  const Page *page = pages;
  while (page->url && strcmp(page->url, url) != 0)
    page++;
  return page->url ? page : NULL;
}

// async def fetch(url): await asyncio.sleep(page.seconds); return page.links
static Outcome fetch(Coroutine *self, const char *url, Found *found) {
  static const char names[] = "a\0b\0c\0d\0e\0f\0g\0h";
  const Page *page = find(url);
  if (!page)
    return raised(FileNotFoundError, "");
  at_work++;
  Outcome o = sleep_for(self, page->seconds);
  at_work--;
  if (o.how == RAISED) {
    note("%s given up@%g", url, now());
    return o;
  }
  note("%s@%g", url, now());
  if (page->error)
    return raised(page->error, page->url);
  for (const char *c = page->links; c && *c; c++)
    found->links[found->count++] = names + 2 * (*c - 'a');
  return returned(value_none());
}

static Spider spider_of(int workers, const Page *site) {
  pages = site;
  at_work = 0;
  return (Spider){.fetch = fetch, .root = "a", .workers = workers};
}

// async def runs(spider): note(await spider_run(spider))
static Outcome runs(Coroutine *self, void *spider) {
  Outcome o = spider_run(self, spider);
  note("%s@%g, at work %d", outcome_repr(o), now(), at_work);
  return returned(value_none());
}

// -- all goes well ------------------------------------------------------------

LOOP_TEST(all_pages_are_fetched,
          "What a page links to is put into the queue before the page is "
          "reported as done: in between nothing would be unfinished",
          "") {
  static const Page site[] = {{"a", 1, 0, "bc"},
                              {"b", 1, 0, "d"},
                              {"c", 2, 0, ""},
                              {"d", 1, 0, ""},
                              {0}};
  Spider spider = spider_of(1, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, b@2, c@4, d@5, 4@5, at work 0");
}

LOOP_TEST(each_page_once, "Each page is fetched once, whatever links to it",
          "") {
  static const Page site[] = {
      {"a", 1, 0, "abb"}, {"b", 1, 0, "ca"}, {"c", 1, 0, "abc"}, {0}};
  Spider spider = spider_of(2, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, b@2, c@3, 3@3, at work 0");
}

LOOP_TEST(workers_work_at_the_same_time,
          "As many pages are fetched at a time as there are workers", "") {
  static const Page site[] = {{"a", 1, 0, "bcd"},
                              {"b", 4, 0, ""},
                              {"c", 3, 0, ""},
                              {"d", 2, 0, ""},
                              {0}};
  Spider spider = spider_of(3, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, d@3, c@4, b@5, 4@5, at work 0");
}

// -- a page fails -------------------------------------------------------------

LOOP_TEST(
    a_page_may_fail,
    "A page that fails is done, too: what is never reported is waited for "
    "by queue_join() for ever",
    "") {
  static const Page site[] = {
      {"a", 1, 0, "bc"}, {"b", 1, OSError, ""}, {"c", 1, 0, "h"}, {0}};
  Spider spider = spider_of(1, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, b@2, c@3, 2@3, at work 0");
  ck_assert_int_eq(spider.failed, 2);
}

LOOP_TEST(a_failed_page_costs_no_worker,
          "Who has fetched a page that failed goes on with the next one", "") {
  static const Page site[] = {{"a", 1, 0, "bcde"}, {"b", 1, TimeoutError, ""},
                              {"c", 2, 0, ""},     {"d", 2, 0, ""},
                              {"e", 2, 0, ""},     {0}};
  Spider spider = spider_of(2, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, b@2, c@3, d@4, e@5, 4@5, at work 0");
}

// -- a worker fails -----------------------------------------------------------

LOOP_TEST(a_worker_that_fails_is_heard_of,
          "An error that is none of the page's is raised by spider_run(): a "
          "worker that dies in silence is missed by nobody",
          "") {
  static const Page site[] = {
      {"a", 1, 0, "bc"}, {"b", 1, KeyError, ""}, {"c", 9, 0, ""}, {0}};
  Spider spider = spider_of(2, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, b@2, c given up@2, KeyError: b@2, at work 0");
}

// -- it is cancelled ----------------------------------------------------------

LOOP_TEST(a_spider_is_cancelled,
          "Who cancels the spider stops all of its workers", "") {
  static const Page site[] = {
      {"a", 1, 0, "bc"}, {"b", 9, 0, ""}, {"c", 9, 0, ""}, {0}};
  Spider spider = spider_of(3, site);
  Task *task = start(loop, runs, &spider);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 50);
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "b given up@2") && strstr(said, "c given up@2") &&
                    strstr(said, "CancelledError@2, at work 0"),
                "%s", said);
  ck_assert_int_eq(futures_of(loop), 1);
}

LOOP_TEST(workers_do_not_outlive_it,
          "When all is done no worker is left, and nobody waits in the queue",
          "") {
  static const Page site[] = {{"a", 1, 0, ""}, {0}};
  Spider spider = spider_of(3, site);
  start(loop, runs, &spider);
  run_until(loop, 50);
  expect_notes("a@1, 1@1, at work 0");
  ck_assert_int_eq(futures_of(loop), 1);
}
