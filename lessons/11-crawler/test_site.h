// test_site.h: what the tests of the crawler have in common: a site with pages
// good and bad, in the same loop, and a crawl of it.
//
//   static const Known site[] = {{"/", WITH_LENGTH, 1, "<a href='b'>"}, {0}};
//   LOOP_TEST(pages_are_found, "...", "") {
//     Crawl crawl = crawl_of(2);
//     expect(crawls(loop, &crawl, site), "return None");
//     expect_notes("A / 200@1, A /b 404@1");
//     crawl_release(&crawl);
//   }
#ifndef TEST_SITE_H
#define TEST_SITE_H

#include "09-streams/test_streams.h"
#include "11-crawler/site.h"

static const Known *test_site;
static char test_address[100];
static int test_connections; // that were opened

static inline bool test_find(const char *host, const char *path,
                             WebPage *page) {
  (void)host;
  return site_find(test_site, path, page);
}

static inline Outcome test_serve(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, test_find);
}

static inline Outcome test_connect(Coroutine *self, const char *name,
                                   int port) {
  (void)name, (void)port;
  test_connections++;
  return open_connection(self, test_address, 0);
}

// "A /b 200@1.5", or "B /c TimeoutError@5"
static inline void note_page(const Crawl *crawl, const Page *page) {
  (void)crawl;
  const char *path = strchr(page->url + 7, '/');
  if (page->state == DONE)
    note("%c %s %s@%g", 'A' + (int)page->worker, path,
         page->error.how == RAISED ? error_type_name(page->error.error.type)
                                   : text_format("%d", page->status),
         loop_time(loop_running()));
}

static inline Crawl crawl_of(unsigned workers) {
  return (Crawl){.workers = workers,
                 .per_host = workers,
                 .depth = 10,
                 .redirects = 3,
                 .most_pages = 100,
                 .most_bytes = 10000,
                 .timeout = 5,
                 .say = note_page,
                 .connect = test_connect};
}

static inline Outcome runs_crawl(Coroutine *self, void *crawl) {
  return crawl_run(self, crawl);
}

static inline Server *open_site(Loop *loop, const Known *site) {
  test_site = site;
  test_connections = 0;
  int listener = (int)value_as_int(sock_listen("@", 0, 100).value);
  snprintf(test_address, sizeof test_address, "%s", sock_name(listener));
  return start_server(loop, test_serve, listener);
}

// ... until each task of the server's has ended, too.
static inline void close_site(Loop *loop, Server *server) {
  server_free(server);
  run_until(loop, loop_time(loop) + 100);
}

// The whole of it: from "http://kit/" on.
static inline Outcome crawls(Loop *loop, Crawl *crawl, const Known *site) {
  Server *server = open_site(loop, site);
  crawl_add(crawl, "http://kit/");
  Outcome o = run(loop, runs_crawl, crawl);
  close_site(loop, server);
  return o;
}

#endif
