// exercise.h: what cache.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "07-queues/lock.h"

typedef struct Page {
  const char *name;
  struct Page *inside; // borrowed: another page that is part of it, or NULL
  double seconds;      // that fetching it takes
  bool missing;        // fetching it fails

  int size;  // of it and what is inside, once it is loaded; 0 before
  Lock lock; // zeroed in the beginning
} Page;

// The network's: waits, and is worth the size of the page alone, an int that is
// more than 0; or RAISED OSError "no such page".
//
// async def fetch(page):
Outcome fetch(Coroutine *self, Page *page);

// The size of a Page together with the one that is inside of it, and so on:
// RETURNED an int; or RAISED what fetch() raises, or CancelledError. Many tasks
// ask at the same time. A page is fetched once, however many ask for it; pages
// that have nothing to do with each other are fetched at the same time; and
// what has failed is tried again by the next who asks.
//
// async def page_size(page):
Outcome page_size(Coroutine *self, void *page);

#endif
