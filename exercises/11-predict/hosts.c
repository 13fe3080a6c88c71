// hosts.c: two workers, two hosts with one place each
//
// In the queue are, in this order: a of the host kit, which needs four seconds,
// b of kit and c of the host old, which need one. Each worker prints what it
// asks for, once it has a place:
//
// page = await queue.get()
// async with page.host.places:  # one for each host
//     print(loop.time(), "asks for", page.url)
//     await fetch(page)
#include <string.h>

#include "06-together/run.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/a", WITH_LENGTH, 4, ""},
    {"/b", WITH_LENGTH, 1, ""},
    {0},
};
static const Known old[] = {
    {"/c", WITH_LENGTH, 1, ""},
    {0},
};

static bool find(const char *host, const char *path, WebPage *page) {
  return site_find(strcmp(host, "kit") ? old : kit, path, page);
}

static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  if (page->state == ASKED)
    print("%g asks for %s", loop_time(loop_running()), page->url);
}

static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/a");
  crawl_add(crawl, "http://kit/b");
  crawl_add(crawl, "http://old/c");
  Outcome o = crawl_site(self, crawl, find);
  print("over at %g", loop_time(loop_running()));
  return o;
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 2,
                 .per_host = 1,
                 .depth = 9,
                 .redirects = 5,
                 .most_pages = 99,
                 .most_bytes = 9999,
                 .timeout = 9,
                 .say = say};
  asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
}
