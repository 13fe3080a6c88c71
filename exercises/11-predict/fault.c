// fault.c: a worker that fails by a fault of its own
//
// / needs one second and links to /a and /b, of three seconds each. There are
// two workers, and the second connection is a RuntimeError:
//
// async with asyncio.TaskGroup() as group:
//     for name in "AB":
//         group.create_task(work(name))
//     await queue.join()
#include "06-together/run.h"
#include "11-crawler/links.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 1, "<a href=\"a\"> <a href=\"b\">"},
    {"/a", WITH_LENGTH, 3, ""},
    {"/b", WITH_LENGTH, 3, ""},
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

static int connections;

static Outcome connects(Coroutine *self, const char *name, int port) {
  (void)name, (void)port;
  if (++connections == 2)
    return raised(RuntimeError, "no more");
  return site_connect(self);
}

static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/");
  Outcome o = crawl_site(self, crawl, find);
  print("%s at %g", o.how == RAISED ? error_type_name(o.error.type) : "over",
        loop_time(loop_running()));
  return o;
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 2,
                 .per_host = 9,
                 .depth = 9,
                 .redirects = 5,
                 .most_pages = 99,
                 .most_bytes = 9999,
                 .timeout = 9,
                 .say = say,
                 .connect = connects};
  asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
}
