// turns.c: two workers and four pages
//
// / needs one second and links to /a (three seconds), /b and /c (one each).
// Each worker prints what it asks for, and when:
//
// async def work(name):
//     while True:
//         page = await queue.get()
//         print(loop.time(), name, "asks for", page.path)
//         await visit(page)
//         queue.task_done()
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 1, "<a href=\"a\"> <a href=\"b\"> <a href=\"c\">"},
    {"/a", WITH_LENGTH, 3, ""},
    {"/b", WITH_LENGTH, 1, ""},
    {"/c", WITH_LENGTH, 1, ""},
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
  return crawl_site(self, crawl, find);
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 2,
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
