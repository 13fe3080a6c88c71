// hundred.c: eight workers crawl a hundred pages
//
// Python's twin is hundred.py. Each page links to three others, and takes the
// time that a formula gives it.
#include <stdio.h>
#include <stdlib.h>

#include "06-together/run.h"
#include "11-crawler/site.h"
#include "trace.h"

enum { PAGES = 100, LINKS = 3 };

static bool find(const char *host, const char *path, WebPage *page) {
  (void)host;
  int number = atoi(path + 1);
  if (number >= PAGES)
    return false;
  page->seconds = (500 + number * 293 % 997) / 1000.0;
  page->text = text_new("page %d", number);
  for (int i = number * LINKS + 1; i <= (number + 1) * LINKS && i < PAGES;
       i++) {
    char *text = text_new("%s <a href=\"%d\">", page->text, i);
    free(page->text);
    page->text = text;
  }
  return true;
}

static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  double now = loop_time(loop_running());
  char worker = (char)('A' + page->worker);
  const char *name = page->url + sizeof "http://kit" - 1;
  if (page->state == ASKED)
    print("%g %c -> %s", now, worker, name);
  else
    print("%g %c <- %s: %d", now, worker, name, page->status);
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://kit/0");
  Outcome o = crawl_site(self, crawl, find);
  print("%g: %zu pages", loop_time(loop_running()), crawl->done);
  pages_report(&crawl->pages);
  return o;
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 8,
                 .per_host = 8,
                 .depth = 10,
                 .most_pages = PAGES,
                 .most_bytes = 1000,
                 .timeout = 5,
                 .say = say};
  Outcome o = asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
  if (o.how == RAISED)
    fprintf(stderr, "%s\n", error_repr(o.error));
  return o.how == RAISED;
}
