// crawl.c: four workers crawl two hosts, good pages and bad ones
//
// Python's twin is crawl.py. The server answers in the same program, by another
// connection for each that the crawler opens.
#include <stdio.h>
#include <string.h>

#include "06-together/run.h"
#include "11-crawler/site.h"
#include "trace.h"

static const Known kit[] = {
    {"/", WITH_LENGTH, 0.5,
     "<a href=\"chunks\"> <a href=\"plain\"> <a href=\"missing\">"
     "<a href=\"turn\"> <a href=\"slow\"> <a href=\"ticks\">"
     "<a href=\"huge\"> <a href=\"flood\"> <a href=\"http://far/away\">"},
    {"/chunks", IN_CHUNKS, 1, "<a href=\"deep/1\">"},
    {"/plain", UNTIL_CLOSED, 1.25, "<a href=\"/\"> <a href=\"http://old/\">"},
    {"/turn", MOVED, 0.25, "/back"},
    {"/back", MOVED, 0.25, "/turn"},
    {"/slow", WITH_LENGTH, 60, "at last"},
    {"/ticks", ENDLESS, 0.125, ""},
    {"/huge", HUGE_LENGTH, 0.125, ""},
    {"/flood", FLOOD, 0.125, ""},
    {"/deep/1", WITH_LENGTH, 0.75, "<a href=\"2\">"},
    {"/deep/2", WITH_LENGTH, 0.75, "<a href=\"3\">"},
    {0},
};
static const Known old[] = {
    {"/", WITH_LENGTH, 1.6, "<a href=\"news?1\"> <a href=\"news?2\">"},
    {"/news?1", IN_CHUNKS, 1, "<a href=\"http://kit/chunks\">"},
    {"/news?2", WITH_LENGTH, 1.125, "old"},
    {0},
};

static bool find(const char *host, const char *path, WebPage *page) {
  return site_find(strcmp(host, "kit") ? old : kit, path, page);
}

// "->": a worker asks for a page; "<-": that is over.
static void say(const Crawl *crawl, const Page *page) {
  (void)crawl;
  const char *who =
      text_format("%g %c", loop_time(loop_running()), 'A' + (int)page->worker);
  if (page->state == ASKED)
    print("%s -> %s", who, page->url);
  else if (page->error.how == RAISED)
    print("%s <- %s: %s", who, page->url, error_repr(page->error.error));
  else
    print("%s <- %s: %d, %zu bytes, %zu links", who, page->url, page->status,
          page->bytes, page->links);
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  Crawl *crawl = arg;
  crawl_add(crawl, "http://old/");
  crawl_add(crawl, "http://kit/");
  Outcome o = crawl_site(self, crawl, find);
  print("%g: %zu pages, %zu bytes", loop_time(loop_running()), crawl->done,
        crawl->bytes);
  pages_report(&crawl->pages);
  return o;
}

int main(int argc, char **argv) {
  Crawl crawl = {.workers = 4,
                 .per_host = 3,
                 .depth = 3,
                 .redirects = 5,
                 .most_pages = 100,
                 .most_bytes = 100000,
                 .timeout = 5,
                 .say = say};
  Outcome o = asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
  if (o.how == RAISED)
    fprintf(stderr, "%s\n", error_repr(o.error));
  return o.how == RAISED;
}
