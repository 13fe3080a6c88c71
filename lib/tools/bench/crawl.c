#define _GNU_SOURCE
#include "crawl.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "06-together/run.h"
#include "11-crawler/crawler.h"
#include "11-crawler/httpd.h"
#include "meter.h"
#include "place.h"

enum { PAGES = 3001, WORKERS = 8 };

// -- the site -----------------------------------------------------------------

// Page 17 leads to three new ones, and to some that everybody knows.
static bool find(const char *host, const char *path, WebPage *page) {
  static const char known[] =
      "<a href=\"0\">home</a> <a href=\"1\">news</a> <a href=\"2\">help</a> "
      "<p>A few words that a crawler has to look through. A few words that a "
      "crawler has to look through. A few words that a crawler has to look "
      "through. A few words that a crawler has to look through.</p>";
  int number = abs(atoi(path + 1)), first = 3 * number + 1;
  (void)host;
  if (number >= PAGES)
    return false;
  *page = (WebPage){.text = first + 2 < PAGES
                                ? text_new("<a href=\"%d\"> <a href=\"%d\"> "
                                           "<a href=\"%d\"> %s",
                                           first, first + 1, first + 2, known)
                                : text_new("%s", known)};
  return true;
}

static Outcome serve(Coroutine *self, void *stream) {
  return httpd_serve(self, stream, find);
}

pid_t crawl_serve(int *port) {
  int listener = listen_here(port);
  pid_t child = fork();
  if (child == 0) {
    pin_to(false);
    Loop *loop = loop_new(clock_real());
    start_server(loop, serve, listener);
    loop_run_forever(loop);
    _exit(1);
  }
  close(listener);
  return child;
}

// -- the kit's crawler --------------------------------------------------------

static int port_of_all;

static Outcome connect_here(Coroutine *self, const char *name, int port) {
  (void)name, (void)port;
  return open_connection(self, "127.0.0.1", port_of_all);
}

static Outcome run(Coroutine *self, void *crawl) {
  return crawl_run(self, crawl);
}

static double wall_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void sample(const char *figure, double value) {
  printf("%s\tkit\t%d\t%.3f\n", figure, PAGES, value);
}

int crawl_once(int port) {
  Crawl crawl = {.workers = WORKERS,
                 .per_host = WORKERS,
                 .depth = PAGES,
                 .redirects = 5,
                 .most_pages = 2 * PAGES,
                 .most_bytes = 100000,
                 .timeout = 30,
                 .connect = connect_here};
  struct rusage usage;
  pin_to(true);
  port_of_all = port;
  crawl_add(&crawl, "http://kit/0");
  double start = wall_ns(), own = now_ns();
  Outcome o = asyncio_run(clock_real(), coroutine_new(run, &crawl));
  own = now_ns() - own;
  bool whole = o.how == RETURNED && crawl.done == PAGES;
  if (whole && getrusage(RUSAGE_SELF, &usage) == 0) {
    sample("crawl", (wall_ns() - start) / PAGES);
    sample("crawl, its own", own / PAGES);
    sample("crawl, memory", 1024.0 * (double)usage.ru_maxrss);
  }
  crawl_release(&crawl);
  return whole ? 0 : 1;
}
