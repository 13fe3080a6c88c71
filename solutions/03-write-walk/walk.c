// walk.c: a walk through folders, one delegation per level
#include <string.h>

#include "exercise.h"

Outcome walk(Coroutine *self, void *arg) {
  const Folder *folder = arg;
  int64_t size = folder->size;
  Value answer = TRY(coroutine_yield(self, value_str(folder->name)));
  if (value_equal(answer, value_str("skip")))
    return returned(value_int(size));
  // size += yield from walk(f)
  for (Folder *f = folder->inside; f; f = f->next)
    size += value_as_int(TRY(delegate(self, coroutine_new(walk, f))));
  return returned(value_int(size));
}

Outcome watched_walk(Coroutine *self, void *arg) {
  Watch *watch = arg;
  watch->walking = true;
  Outcome o = delegate(self, coroutine_new(walk, watch->folder));
  watch->walking = false; // no TRY above, so every way out comes by here
  return o;
}

int64_t size_without(Folder *folder, const char *name) {
  Coroutine *g = coroutine_new(walk, folder);
  Outcome o = coroutine_next(g);
  while (o.how == YIELDED) {
    bool skip = !strcmp(value_as_str(o.value), name);
    o = coroutine_send(g, skip ? value_str("skip") : value_none());
  }
  coroutine_free(g);
  return value_as_int(o.value);
}
