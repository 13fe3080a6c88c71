// polite.c: two slow pages of a host that has one place
//
// / is there at once and links to /a and /b, of four seconds each. There are
// two workers, and a page may take five seconds:
//
// async with page.host.places:  # one
//     async with asyncio.timeout(5):
//         await fetch(page)
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 0, "<a href=\"a\"> <a href=\"b\">"},
    {"/a", WITH_LENGTH, 4, ""},
    {"/b", WITH_LENGTH, 4, ""},
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
  return crawl_site(self, crawl, find);
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 2,
                 .per_host = 1,
                 .depth = 9,
                 .redirects = 5,
                 .most_pages = 99,
                 .most_bytes = 9999,
                 .timeout = 5,
                 .say = say};
  asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
}
