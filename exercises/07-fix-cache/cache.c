// cache.c: how large is a page, with all that is inside of it?
#include "exercise.h"

static Lock lock; // the pages are shared, so nobody else may touch them

static Outcome load(Coroutine *self, Page *page) {
  if (page->size > 0)
    return returned(value_int(page->size));
  Value inside = value_int(0);
  if (page->inside)
    inside = TRY(page_size(self, page->inside));
  Value alone = TRY(fetch(self, page));
  page->size = (int)(value_as_int(alone) + value_as_int(inside));
  return returned(value_int(page->size));
}

Outcome page_size(Coroutine *self, void *arg) {
  Page *page = arg;
  TRY(lock_acquire(&lock, self)); // async with lock:
  Outcome o = load(self, page);
  lock_release(&lock);
  return o;
}
