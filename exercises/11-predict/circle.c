// circle.c: two pages that lead to each other
//
// / is moved to /a, and /a is moved to /, after a second each. Up to five
// redirects are followed.
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", MOVED, 1, "/a"},
    {"/a", MOVED, 1, "/"},
    {0},
};

static bool find(const char *host, const char *path, WebPage *page) {
  (void)host;
  return site_find(kit, path, page);
}

static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  if (page->state == DONE)
    print("%g %s %s", loop_time(loop_running()), url_path(page->url),
          page->error.how == RAISED ? error_type_name(page->error.error.type)
                                    : text_format("%d", page->status));
}

static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/");
  Outcome o = crawl_site(self, crawl, find);
  print("over at %g", loop_time(loop_running()));
  return o;
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
