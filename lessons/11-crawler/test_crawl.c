// Who fetches what, and when?
#include "11-crawler/test_site.h"

#define LINK(path) "<a href=\"" path "\">"

LOOP_TEST(
    each_page_is_fetched_once,
    "What a page links to is fetched, each page once, however often it is "
    "linked to",
    "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 1, LINK("a") LINK("b") LINK("a#x") LINK("/")},
      {"/a", IN_CHUNKS, 1, LINK("b") LINK("./a")},
      {"/b", UNTIL_CLOSED, 2, LINK("a")},
      {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 200@1, A /a 200@2, A /b 200@4");
  ck_assert_uint_eq(crawl.pages.count, 3);
  ck_assert_uint_eq(crawl.done, 3);
  ck_assert_uint_eq(crawl.asked, 0);
  ck_assert_uint_eq(crawl.pages.first->links, 4);
  crawl_release(&crawl);
}

LOOP_TEST(workers_share_the_work,
          "Who is free takes the page that was found first; three pages of one "
          "second take one second together",
          "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 1, LINK("a") LINK("b") LINK("c")},
      {"/a", WITH_LENGTH, 1, ""},
      {"/b", WITH_LENGTH, 0.5, LINK("d")},
      {"/c", WITH_LENGTH, 1, ""},
      {"/d", WITH_LENGTH, 1, ""},
      {0}};
  Crawl crawl = crawl_of(3);
  expect(crawls(loop, &crawl, site), "return None");
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "/b 200@1.5") && strstr(said, "/a 200@2") &&
                    strstr(said, "/c 200@2") && strstr(said, "/d 200@2.5"),
                "%s", said);
  crawl_release(&crawl);
}

static void says_how_far(const Crawl *crawl, const Page *page) {
  note("%zu bytes: %zu in flight, %zu of %zu done", page->bytes, crawl->asked,
       crawl->done, crawl->pages.count);
}

LOOP_TEST(
    it_says_how_far_it_is,
    "At each page that is asked for or done it says how many are in flight "
    "and done; one that is done is counted with all that it leads to",
    "") {
  static const Known site[] = {{"/", WITH_LENGTH, 1, LINK("a") LINK("b")},
                               {"/a", WITH_LENGTH, 1, "hello"},
                               {0}};
  Crawl crawl = crawl_of(2);
  crawl.say = says_how_far;
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("0 bytes: 1 in flight, 0 of 1 done, "
               "24 bytes: 0 in flight, 1 of 3 done, "
               "0 bytes: 1 in flight, 1 of 3 done, "
               "0 bytes: 2 in flight, 1 of 3 done, "
               "10 bytes: 1 in flight, 2 of 3 done, "
               "5 bytes: 0 in flight, 3 of 3 done");
  ck_assert_uint_eq(crawl.bytes, 39);
  crawl_release(&crawl);
}

LOOP_TEST(
    so_many_at_one_host,
    "No host is asked for more than so many pages at a time, however many "
    "workers there are",
    "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 1, LINK("a") LINK("b") LINK("c")},
      {"/a", WITH_LENGTH, 1, ""},
      {"/b", WITH_LENGTH, 1, ""},
      {"/c", WITH_LENGTH, 1, ""},
      {0}};
  Crawl crawl = crawl_of(4);
  crawl.per_host = 1;
  expect(crawls(loop, &crawl, site), "return None");
  const char *said = notes_taken();
  ck_assert_msg(strstr(said, "/a 200@2") && strstr(said, "/b 200@3") &&
                    strstr(said, "/c 200@4"),
                "%s", said);
  ck_assert_int_eq(test_connections, 1);
  crawl_release(&crawl);
}

LOOP_TEST(a_connection_is_used_again,
          "One connection brings page after page, unless the server closes it",
          "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 0, LINK("a") LINK("b") LINK("c")},
      {"/a", IN_CHUNKS, 0, ""},
      {"/b", UNTIL_CLOSED, 0, ""},
      {"/c", WITH_LENGTH, 0, ""},
      {0}};
  Crawl crawl = crawl_of(1);
  expect(crawls(loop, &crawl, site), "return None");
  ck_assert_int_eq(test_connections, 2);
  crawl_release(&crawl);
}

LOOP_TEST(only_our_hosts_are_visited,
          "Links to other hosts are not followed; several may be ours", "") {
  static const Known site[] = {
      {"/", WITH_LENGTH, 1, LINK("http://far/") LINK("http://old/a")},
      {"/a", WITH_LENGTH, 1, ""},
      {0}};
  Crawl crawl = crawl_of(1);
  ck_assert(crawl_add(&crawl, "http://old/a"));
  ck_assert(!crawl_add(&crawl, "ftp://old/"));
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A /a 200@1, A / 200@2");
  ck_assert_ptr_null(pages_add(&crawl.pages, text_new("http://far/")));
  ck_assert_ptr_null(pages_add(&crawl.pages, text_new("http://kit/")));
  crawl_release(&crawl);
}

LOOP_TEST(only_html_has_links, "What is no HTML is not searched for links",
          "") {
  static const Known site[] = {{"/", MOVED, 0, "/gone"}, {0}};
  Crawl crawl = crawl_of(1); // the text of a 404 is plain
  expect(crawls(loop, &crawl, site), "return None");
  expect_notes("A / 302@0, A /gone 404@0");
  crawl_release(&crawl);
}

static bool find_hello(const char *host, const char *path, WebPage *page) {
  *page = (WebPage){.text = text_new("hello from %s", host)};
  return !strcmp(path, "/");
}

static Outcome crawls_site(Coroutine *self, void *crawl) {
  return crawl_site(self, crawl, find_hello);
}

static Outcome connects_to_site(Coroutine *self, const char *name, int port) {
  note("connects to %s:%d", name, port);
  return site_connect(self);
}

LOOP_TEST(a_program_crawls_itself,
          "crawl_site() crawls pages that the same program serves, of any host",
          "") {
  Crawl crawl = crawl_of(1);
  crawl.connect = NULL;
  crawl_add(&crawl, "http://kit/");
  crawl_add(&crawl, "http://old/");
  expect(run(loop, crawls_site, &crawl), "return None");
  expect_notes("A / 200@0, A / 200@0");
  crawl_release(&crawl);
  crawl = crawl_of(1);
  crawl.connect = connects_to_site;
  crawl_add(&crawl, "http://kit:81/");
  expect(run(loop, crawls_site, &crawl), "return None");
  expect_notes("connects to kit:81, A / 200@0");
  settle(loop);
  crawl_release(&crawl);
}

// The first answer says that the connection stays, and then it goes.
static Outcome closes_behind_it(Coroutine *self, void *stream) {
  TRY(stream_readuntil(self, stream, "\r\n\r\n"));
  const char *text = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                     "Content-Length: 12\r\n\r\n<a href='b'>";
  return stream_write(stream, text, strlen(text));
}

LOOP_TEST(
    a_closed_connection_is_no_error,
    "A server may close a connection that is idle: then the page is asked "
    "for by another one",
    "") {
  int listener = (int)value_as_int(sock_listen("@", 0, 100).value);
  snprintf(test_address, sizeof test_address, "%s", sock_name(listener));
  Server *server = start_server(loop, closes_behind_it, listener);
  Crawl crawl = crawl_of(1);
  crawl_add(&crawl, "http://kit/");
  expect(run(loop, runs_crawl, &crawl), "return None");
  expect_notes("A / 200@0, A /b 200@0");
  server_free(server);
  settle(loop);
  crawl_release(&crawl);
}
