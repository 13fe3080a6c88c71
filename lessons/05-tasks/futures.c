#include "05-tasks/futures.h"

#include <stdio.h>

#include "05-tasks/future.h"
#include "die.h"

static void report_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next) {
    const char *waits = ((const FutureType *)f->iterator.type)->waits(f);
    if (waits && !future_done(f))
      fprintf(stderr, "  pending: %s\n", waits);
  }
}

static void close_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (!future_done(f))
      ((const FutureType *)f->iterator.type)->close(f);
}

static void free_all(Loop *loop) {
  Futures *all = loop_futures(loop);
  while (all->first)
    future_destroy(all->first);
  free(all);
}

Futures *loop_futures(Loop *loop) {
  if (!loop->attachment) {
    Futures *all = allocate(sizeof *all);
    all->attachment = (Attachment){report_all, close_all, free_all};
    all->last = &all->first;
    loop->attachment = &all->attachment;
  }
  return (Futures *)loop->attachment;
}
