// When is it over?
#include <fcntl.h>

#include "11-crawler/test_site.h"

#define LINK(path) "<a href=\"" path "\">"

// How many files this process has.
static int files_open(void) {
  int n = 0;
  for (int fd = 0; fd < 256; fd++)
    n += fcntl(fd, F_GETFD) >= 0;
  return n;
}

static const Known slow[] = {{"/", WITH_LENGTH, 1, LINK("a") LINK("b")},
                             {"/a", WITH_LENGTH, 3, ""},
                             {"/b", WITH_LENGTH, 4, LINK("c")},
                             {"/c", WITH_LENGTH, 1, ""},
                             {0}};

LOOP_TEST(
    an_empty_queue_is_not_the_end,
    "While a page is being fetched, more may come of it: the crawl is over "
    "when all that was found is done",
    "") {
  Crawl crawl = crawl_of(4);
  expect(crawls(loop, &crawl, slow), "return None");
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "/a 200@4") && strstr(said, "/b 200@5") &&
                    strstr(said, "/c 200@6"),
                "%s", said);
  ck_assert_uint_eq(crawl.done, crawl.pages.count);
  crawl_release(&crawl);
}

LOOP_TEST(nothing_is_left_open,
          "In the end no worker waits, no timer is left, and no connection is "
          "open",
          "") {
  Crawl crawl = crawl_of(4);
  crawls(loop, &crawl, slow); // the loop's own files stay
  crawl_release(&crawl);
  int before = files_open();
  crawl = crawl_of(4);
  crawls(loop, &crawl, slow);
  ck_assert_int_eq(files_open(), before);
  ck_assert_uint_eq((size_t)(crawl.queue->getters.first != NULL), 0);
  crawl_release(&crawl);
}

static int until_it_fails;

static Outcome fails_at_last(Coroutine *self, const char *name, int port) {
  if (until_it_fails-- == 0)
    return raised(RuntimeError, "a fault of our own");
  return test_connect(self, name, port);
}

LOOP_TEST(a_worker_that_fails_ends_it,
          "A worker that fails by a fault of its own ends the crawl: its group "
          "stops the others, and nobody waits for what it had taken",
          "") {
  until_it_fails = 1;
  Crawl crawl = crawl_of(3);
  crawl.connect = fails_at_last;
  expect(crawls(loop, &crawl, slow),
         "raise ExceptionGroup: unhandled errors in a TaskGroup (1 "
         "sub-exception)");
  ck_assert_uint_eq(crawl.asked, 0);
  ck_assert_uint_lt(crawl.done, crawl.pages.count);
  crawl_release(&crawl);
}

LOOP_TEST(a_crawl_is_cancelled,
          "Who cancels the crawl stops its workers, and what was found until "
          "then is there",
          "") {
  Server *server = open_site(loop, slow);
  Crawl crawl = crawl_of(2);
  crawl_add(&crawl, "http://kit/");
  Task *task = start(loop, runs_crawl, &crawl);
  loop_call_later(loop, 4.5, cancels, task);
  expect(loop_run_until_complete(loop, &task->future), "raise CancelledError");
  ck_assert_uint_eq(crawl.done, 2);
  ck_assert_uint_eq(crawl.asked, 0);
  pages_report(&crawl.pages);
  ck_assert(strstr(notes_taken(), "/a 200@4"));
  close_site(loop, server);
  crawl_release(&crawl);
}

static void reports(void) {
  Pages pages = {0};
  static const int status[] = {200, 404, 200};
  pages_add_host(&pages, "http://kit/", 1);
  pages_add_host(&pages, "http://kit/", 1);
  for (int i = 0; i < 4; i++) {
    Page *page = pages_add(&pages, text_new("http://kit/%d", i));
    page->state = i < 3 ? DONE : FOUND;
    page->status = i < 3 ? status[i] : 0;
  }
  pages.last->error = raised(TimeoutError, "");
  pages_add(&pages, text_new("http://kit/4"));
  pages_report(&pages);
  pages_close(&pages);
  pages_release(&pages);
  fflush(stdout);
}

TEST(a_report_counts, "The report says how the pages have ended", "") {
  int status;
  const char *output = output_of(reports, &status);
  expect_in(output, "    2 x 200\n    1 x 404\n    1 x TimeoutError\n"
                    "    1 x not fetched\n");
}
