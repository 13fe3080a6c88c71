// crawl.c: crawls real servers, over TCP
//
//   crawl [OPTION VALUE]... ADDRESS...      Ctrl-C ends it, with a report
//
// How it goes stands in one line on the terminal, written again and again;
// where stdout is no terminal there is none.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "06-together/run.h"
#include "10-threads/signals.h"
#include "11-crawler/crawler.h"
#include "trace.h"

static bool all; // --all 1: each page is named in the end

// -- what is wanted -----------------------------------------------------------

typedef struct Option {
  const char *name, *what;
  double value, least, most;
} Option;

enum { WORKERS, PER_HOST, DEPTH, REDIRECTS, PAGES, BYTES, TIMEOUT, ALL };
static Option options[] = {
    {"--workers", "fetch so many pages at a time", 8, 1, MOST_WORKERS},
    {"--per-host", "... of one host", 4, 1, MOST_WORKERS},
    {"--depth", "follow links so far", 5, 0, 1000000},
    {"--redirects", "... and redirects", 5, 0, 1000},
    {"--pages", "fetch no more pages", 10000, 1, 10000000},
    {"--bytes", "... and no page with more bytes", 1000000, 1, 1000000000},
    {"--timeout", "give a page so many seconds", 10, 0.001, 1000000},
    {"--all", "1: name every page in the end", 0, 0, 1},
};
enum { OPTIONS = sizeof options / sizeof *options };

static int usage(const char *program) {
  fprintf(stderr, "usage: %s [OPTION VALUE]... http://ADDRESS[:PORT]/...\n",
          program);
  for (int i = 0; i < OPTIONS; i++)
    fprintf(stderr, "  %-12s %s (%g)\n", options[i].name, options[i].what,
            options[i].value);
  return 2;
}

// Reads one option; false: it is none, or its value is.
static bool read_option(const char *name, const char *value) {
  for (Option *o = options; o < options + OPTIONS; o++)
    if (!strcmp(o->name, name) && value) {
      char *rest;
      o->value = strtod(value, &rest);
      return *value && !*rest && o->value >= o->least && o->value <= o->most;
    }
  return false;
}

static Crawl crawl_wanted(void) {
  all = options[ALL].value != 0;
  return (Crawl){.workers = (unsigned)options[WORKERS].value,
                 .per_host = (unsigned)options[PER_HOST].value,
                 .depth = (unsigned)options[DEPTH].value,
                 .redirects = (unsigned)options[REDIRECTS].value,
                 .most_pages = (size_t)options[PAGES].value,
                 .most_bytes = (size_t)options[BYTES].value,
                 .timeout = options[TIMEOUT].value};
}

// -- how it goes --------------------------------------------------------------

typedef struct Progress {
  Crawl *crawl;
  Handle next;
  double began, before; // seconds
  size_t bytes;         // until then
  bool interrupted;
  Task *task; // that crawls
} Progress;

static void show(Loop *loop, void *arg) {
  Progress *self = arg;
  const Crawl *crawl = self->crawl;
  double now = loop_time(loop), seconds = now - self->before;
  printf("\r\033[K%zu done, %zu in flight, %zu queued, %.0f KiB/s", crawl->done,
         crawl->asked, crawl->pages.count - crawl->done - crawl->asked,
         seconds > 0 ? (double)(crawl->bytes - self->bytes) / 1024 / seconds
                     : 0);
  fflush(stdout);
  self->before = now;
  self->bytes = crawl->bytes;
  self->next = loop_call_later(loop, 0.2, show, self);
}

static void interrupt(Loop *loop, void *arg) {
  Progress *self = arg;
  (void)loop;
  self->interrupted = true;
  task_cancel(self->task);
}

static void report(const Progress *self, double now) {
  const Crawl *crawl = self->crawl;
  for (const Page *page = crawl->pages.first; page; page = page->next)
    if (page->error.how == RAISED)
      print("%s: %s", page->url, error_repr(page->error.error));
    else if (all)
      print("%s: %d, %zu bytes", page->url, page->status, page->bytes);
  print("%s%zu pages, %zu bytes, %.1f s",
        self->interrupted ? "interrupted: " : "", crawl->done, crawl->bytes,
        now - self->began);
  pages_report(&crawl->pages);
}

// -- the whole of it ----------------------------------------------------------

static Outcome run_crawl(Coroutine *self, void *crawl) {
  return crawl_run(self, crawl);
}

static Outcome run(Coroutine *self, void *crawl) {
  Loop *loop = loop_running();
  Progress progress = {.crawl = crawl, .began = loop_time(loop)};
  progress.before = progress.began;
  progress.task = ensure_future(NULL, coroutine_new(run_crawl, crawl));
  TRY(loop_add_signal_handler(loop, SIGINT, interrupt, &progress));
  bool shown = isatty(STDOUT_FILENO);
  if (shown)
    show(loop, &progress);
  Outcome o = await(self, &progress.task->future);
  handle_cancel(progress.next);
  if (shown)
    printf("\r\033[K");
  report(&progress, loop_time(loop));
  task_free(progress.task);
  return progress.interrupted ? returned(value_int(128 + SIGINT)) : o;
}

int main(int argc, char **argv) {
  int i = 1;
  for (; i < argc && !strncmp(argv[i], "--", 2); i += 2)
    if (!read_option(argv[i], i + 1 < argc ? argv[i + 1] : NULL)) {
      fprintf(stderr, "%s is no option, or its value is none\n", argv[i]);
      return usage(argv[0]);
    }
  if (i >= argc)
    return usage(argv[0]);
  Crawl crawl = crawl_wanted();
  for (; i < argc; i++)
    if (!crawl_add(&crawl, argv[i])) {
      fprintf(stderr, "%s is no address of http\n", argv[i]);
      crawl_release(&crawl);
      return 2;
    }
  Outcome o = asyncio_run(clock_real(), coroutine_new(run, &crawl));
  crawl_release(&crawl);
  if (o.how == RAISED)
    fprintf(stderr, "%s: %s\n", argv[0], error_repr(o.error));
  return o.how == RAISED ? 1 : o.value.kind == INT ? (int)o.value.integer : 0;
}
