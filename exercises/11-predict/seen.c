// seen.c: one page, and many ways to it
//
// / links to a, a#top, ./a, /, b/../a and a?x. One worker prints each page that
// it asks for.
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 1,
     "<a href=\"a\"> <a href=\"a#top\"> <a href=\"./a\"> <a href=\"/\"> <a "
     "href=\"b/../a\"> <a href=\"a?x\">"},
    {"/a", WITH_LENGTH, 1, ""},
    {"/a?x", WITH_LENGTH, 1, ""},
    {0},
};

static bool find(const char *host, const char *path, WebPage *page) {
  (void)host;
  return site_find(kit, path, page);
}

static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  if (page->state == ASKED)
    print("%s", url_path(page->url));
}

static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/");
  return crawl_site(self, crawl, find);
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 1,
                 .per_host = 9,
                 .depth = 9,
                 .redirects = 5,
                 .most_pages = 99,
                 .most_bytes = 9999,
                 .timeout = 9,
                 .say = say};
  asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
}
