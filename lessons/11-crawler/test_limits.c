// What if a page is late, endless, or too much?
#include "11-crawler/test_site.h"

#define LINK(path) "<a href=\"" path "\">"

LOOP_TEST(a_late_page_is_given_up,
          "A page that takes too long is given up, and its worker goes on",
          "") {
  static const Known site[] = {{"/", WITH_LENGTH, 1, LINK("slow") LINK("b")},
                               {"/slow", WITH_LENGTH, 60, ""},
                               {"/b", WITH_LENGTH, 1, ""},
                               {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 200@1, A /slow TimeoutError@6, A /b 200@7");
  crawl_release(&crawl);
}

LOOP_TEST(
    waiting_for_a_place_is_not_late,
    "The time of a page begins when it is asked for, not while its worker "
    "waits for the host",
    "") {
  static const Known site[] = {{"/", WITH_LENGTH, 0, LINK("a") LINK("b")},
                               {"/a", WITH_LENGTH, 4, ""},
                               {"/b", WITH_LENGTH, 4, ""},
                               {0}};
  Crawl crawl = crawl_of(2);
  crawl.per_host = 1;
  expect(crawls(loop, &crawl, site), "return None");
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "/a 200@4") && strstr(said, "/b 200@8"), "%s",
                said);
  crawl_release(&crawl);
}

LOOP_TEST(an_endless_page_ends,
          "A page of a few bytes each second has as much time as any other",
          "") {
  static const Known site[] = {{"/", ENDLESS, 0, ""}, {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / TimeoutError@5");
  crawl_release(&crawl);
}

LOOP_TEST(a_huge_page_is_refused,
          "A page of a gigabyte is refused by its head, or when more has come "
          "than is wanted",
          "") {
  untraced();
  static const Known site[] = {
      {"/", WITH_LENGTH, 0, LINK("huge") LINK("flood")},
      {"/huge", HUGE_LENGTH, 0, ""},
      {"/flood", FLOOD, 0, ""},
      {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 200@0, A /huge ValueError@0, A /flood ValueError@0");
  ck_assert_uint_le(crawl.bytes, 10000);
  crawl_release(&crawl);
}

LOOP_TEST(a_circle_of_redirects_ends,
          "Two pages that lead to each other are two pages", "") {
  static const Known site[] = {
      {"/", MOVED, 1, "/a"}, {"/a", MOVED, 1, "/"}, {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 302@1, A /a 302@2");
  crawl_release(&crawl);
}

LOOP_TEST(a_chain_of_redirects_ends,
          "A chain of redirects is followed for so long; a link begins a new "
          "one",
          "") {
  static const Known site[] = {
      {"/", MOVED, 1, "/1"},      {"/1", MOVED, 1, "/2"},
      {"/2", MOVED, 1, "/3"},     {"/3", MOVED, 1, "/4"},
      {"/4", WITH_LENGTH, 1, ""}, {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 302@1, A /1 302@2, A /2 302@3, A /3 ValueError@4");
  crawl_release(&crawl);
}

LOOP_TEST(links_are_followed_so_far,
          "Links are followed so many times from the first page on", "") {
  static const Known site[] = {{"/", WITH_LENGTH, 1, LINK("1")},
                               {"/1", WITH_LENGTH, 1, LINK("2")},
                               {"/2", WITH_LENGTH, 1, LINK("3")},
                               {0}};
  Crawl crawl = crawl_of(1);
  crawl.depth = 1;
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 200@1, A /1 200@2");
  crawl_release(&crawl);
}

LOOP_TEST(so_many_pages_are_enough, "No more pages are fetched than are wanted",
          "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 1, LINK("1") LINK("2") LINK("3")}, {0}};
  Crawl crawl = crawl_of(1);
  crawl.most_pages = 3;
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 200@1, A /1 404@1, A /2 404@1");
  crawl_release(&crawl);
}

LOOP_TEST(nobody_is_there,
          "A host that nobody answers for is an OSError, and so is what is no "
          "address",
          "") {
  Crawl crawl = crawl_of(1);
  crawl.connect = NULL; // by the address that stands there
  crawl_add(&crawl, "http://127.0.0.1:1/");
  expect(run(loop, runs_crawl, &crawl), "return None");
  expect_notes("A / ConnectionRefusedError@0");
  crawl_release(&crawl);
  crawl = crawl_of(1);
  crawl.connect = sock_connect;
  crawl_add(&crawl, "http://a.name/");
  expect(run(loop, runs_crawl, &crawl), "return None");
  expect_notes("A / OSError@0");
  crawl_release(&crawl);
}
