// exercise.h: what crawler.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

enum { MOST_PAGES = 16 };

typedef struct Site {
  CoroutineBody *fetch;    // await fetch(page): how many bytes it has, an int
  void *pages[MOST_PAGES]; // borrowed
  size_t count;
} Site;

// Fetches all pages of a Site at the same time: RETURNED how many bytes they
// have in all. When one fails, the others are asked to stop: RAISED its error,
// as it is, the first one if there are several. Whoever cancels the crawler has
// all of them stopped: RAISED CancelledError.
//
// However it ends, no fetch is at work any more when it has.
//
// async def crawl(site):
Outcome crawl(Coroutine *self, void *site);

#endif
