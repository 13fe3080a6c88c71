// crawl.c: four workers crawl two hosts, good pages and bad ones
//
// Python's twin is crawl.py. The server answers in the same program, by another
// connection for each that the crawler opens.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "06-together/run.h"
#include "11-crawler/crawler.h"
#include "11-crawler/httpd.h"
#include "trace.h"

typedef struct Known {
  const char *path;
  WebKind kind;
  double seconds;
  const char *text;
} Known;

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
    {NULL, WITH_LENGTH, 0, NULL},
};
static const Known old[] = {
    {"/", WITH_LENGTH, 1.6, "<a href=\"news?1\"> <a href=\"news?2\">"},
    {"/news?1", IN_CHUNKS, 1, "<a href=\"http://kit/chunks\">"},
    {"/news?2", WITH_LENGTH, 1.125, "old"},
    {NULL, WITH_LENGTH, 0, NULL},
};

static bool find(const char *host, const char *path, WebPage *page) {
  const Known *known = strcmp(host, "kit") ? old : kit;
  while (known->path && strcmp(known->path, path) != 0)
    known++;
  if (known->path)
    *page = (WebPage){known->kind, known->seconds, text_new("%s", known->text)};
  return known->path;
}

// async def serve(reader, writer):
static Outcome serve(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, find);
}

static char *address;

static Outcome connect_here(Coroutine *self, const char *name, int port) {
  (void)name, (void)port; // one server has all hosts
  return open_connection(self, address, 0);
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
  int listener = (int)value_as_int(TRY(sock_listen("@", 0, 100)));
  address = text_new("%s", sock_name(listener));
  Server *server = start_server(loop_running(), serve, listener);
  crawl_add(crawl, "http://old/");
  crawl_add(crawl, "http://kit/");
  Outcome o = crawl_run(self, crawl);
  print("%g: %zu pages, %zu bytes", loop_time(loop_running()), crawl->done,
        crawl->bytes);
  pages_report(&crawl->pages);
  server_free(server);
  free(address);
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
  crawl.connect = connect_here;
  Outcome o = asyncio_run(clock_chosen(argc, argv), coroutine_new(run, &crawl));
  crawl_release(&crawl);
  if (o.how == RAISED)
    fprintf(stderr, "%s\n", error_repr(o.error));
  return o.how == RAISED;
}
