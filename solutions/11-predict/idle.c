// idle.c: three workers and one page, which leads to another
//
// / needs two seconds and links to /a, which needs one:
//
// await queue.join()
// print("over at", loop.time())
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 2, "<a href=\"a\">"},
    {"/a", WITH_LENGTH, 1, ""},
    {0},
};

static bool find(const char *host, const char *path, WebPage *page) {
  (void)host;
  return site_find(kit, path, page);
}

static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  if (page->state == ASKED)
    print("%g %c asks for %s", loop_time(loop_running()),
          'A' + (int)page->worker, url_path(page->url));
}

static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/");
  Outcome o = crawl_site(self, crawl, find);
  print("over at %g", loop_time(loop_running()));
  return o;
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 3,
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
