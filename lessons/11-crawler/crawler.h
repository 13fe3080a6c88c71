// crawler.h: fetches a page, then what it links to, until there is no more.
//
//   Crawl crawl = {.workers = 4, .per_host = 2, .timeout = 5, ...};
//   crawl_add(&crawl, "http://kit/");
//   Outcome o = crawl_run(self, &crawl);
//   pages_report(&crawl.pages);
//   crawl_release(&crawl);
//
// A queue holds the pages to be fetched. Workers, tasks of one group, take from
// it: each fetches its page, and puts into the queue what the page links to and
// nobody has seen yet. It is over when all that was put there is done. A page
// that is broken, late or too much is noted, and its worker goes on; a worker
// that fails otherwise ends the crawl.
//
// Links are followed to the hosts of the pages that were added at first.
#ifndef CRAWLER_H
#define CRAWLER_H

#include "07-queues/queue.h"
#include "11-crawler/pages.h"

typedef struct Crawl {
  // From whoever wants it. Seconds and bytes are those of one page.
  unsigned workers, per_host; // at most MOST_WORKERS
  unsigned depth, redirects;  // so far links and redirects are followed
  size_t most_pages, most_bytes;
  double timeout;
  // A page was ASKED for, or is DONE. NULL: nobody wants to know.
  void (*say)(const struct Crawl *self, const Page *page);
  // A new stream to a host. NULL: its name is looked up, and an address of it
  // that answers is taken.
  Outcome (*connect)(Coroutine *caller, const char *name, int port);

  // What has come of it.
  Pages pages;
  size_t asked, done; // in flight, and over
  size_t bytes;

  Queue *queue; // its own: of pages
} Crawl;

// A page to begin with. False: that is no address.
bool crawl_add(Crawl *self, const char *url);
// RETURNED None; RAISED CancelledError, or the ExceptionGroup of a worker that
// has failed. Then no connection is open, and nobody is at work.
Outcome crawl_run(Coroutine *caller, Crawl *self);
void crawl_release(Crawl *self);

#endif
