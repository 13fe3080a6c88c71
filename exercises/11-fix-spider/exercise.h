// exercise.h: what spider.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "07-queues/queue.h"

enum { MOST_WORKERS = 8, MOST_PAGES = 32, MOST_LINKS = 8 };

typedef struct Found { // in a page
  const char *links[MOST_LINKS];
  int count;
} Found;

typedef struct Spider {
  // Whose pages they are says what they link to, or raises.
  //
  // async def fetch(url): return links
  Outcome (*fetch)(Coroutine *self, const char *url, Found *found);
  const char *root; // where it begins; all addresses live on
  int workers;      // 1 to MOST_WORKERS: so many pages at a time

  int failed; // pages that have raised an OSError
  Queue *queue;
  const char *seen[MOST_PAGES];
  int count; // of those that were seen
} Spider;

// Fetches the root, and all that can be reached from there, each page once:
// RETURNED how many were fetched, when all are done. A page that raises an
// OSError concerns nobody but itself. Any other error of a fetch is a fault in
// the program: then all workers are stopped, and it is RAISED, as it is. RAISED
// CancelledError when somebody cancels it. However it ends, no worker is left.
//
// async def spider_run(spider):
Outcome spider_run(Coroutine *self, void *spider);

#endif
