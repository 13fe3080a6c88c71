#include "shrink.h"

#include <string.h>
#include <time.h>

enum { MOST_SECONDS = 60 };

static bool fails(Batch *batch, const char *wanted) {
  const char *verdict = batch_run(batch);
  return verdict && !strcmp(verdict, wanted);
}

// Without the `size` tags from `at` on, does it still fail?
static bool fails_without(Batch *batch, const char *wanted,
                          const uint32_t *tags, int count, int at, int size) {
  uint32_t rest[MOST_MADE];
  memcpy(rest, tags, (size_t)at * sizeof *tags);
  memcpy(rest + at, tags + at + size,
         (size_t)(count - at - size) * sizeof *tags);
  batch->tags = rest;
  batch->tag_count = count - size;
  bool still = fails(batch, wanted);
  batch->tags = NULL;
  return still;
}

// Zeller's delta debugging: pieces of half the calls, of a fourth, and so on,
// from the last to the first; the single ones until none can go.
int shrink(Batch *batch, const char *verdict, uint32_t tags[MOST_MADE]) {
  char wanted[400];
  strncpy(wanted, verdict, sizeof wanted - 1);
  wanted[sizeof wanted - 1] = 0;
  if (!fails(batch, wanted))
    return 0;
  int count = batch->board->made;
  time_t end = time(NULL) + MOST_SECONDS;
  memcpy(tags, batch->board->tags, sizeof batch->board->tags);
  for (int size = (count + 1) / 2, before; size > 0;) {
    before = count;
    for (int at = count - size; at > -size; at -= size) {
      int start = at < 0 ? 0 : at, cut = at < 0 ? size + at : size;
      if (time(NULL) > end)
        return count;
      if (!fails_without(batch, wanted, tags, count, start, cut))
        continue;
      count -= cut;
      memmove(tags + start, tags + start + cut,
              (size_t)(count - start) * sizeof *tags);
    }
    if (size > 1 || before == count)
      size /= 2;
  }
  return count;
}
