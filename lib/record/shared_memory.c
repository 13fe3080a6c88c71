#include "record/shared_memory.h"

#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

#include "die.h"

Record *record_now;

// Pages that nobody touches cost nothing.
static struct Arena {
  void *free, *end;
  void *all; // the newest Record, which names the next
} * arena;

void record_share(void) {
  enum { SIZE = 256 << 20 };
  if (arena)
    return;
  arena = mmap(NULL, SIZE, PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (arena == MAP_FAILED)
    die("out of memory: no room for the trace");
  arena->free = arena;
  arena->end = (char *)arena + SIZE;
  record_memory(sizeof *arena); // its own head
}

// Several processes take from it at a time. Sets *at to `new` if it still is
// *old; else sets *old to what it is.
static bool swapped(void **at, void **old, void *new) {
  return __atomic_compare_exchange_n(at, old, new, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_ACQUIRE);
}

void *record_memory(size_t size) {
  size = (size + 15) & ~(size_t)15;
  void *taken = arena->free;
  do
    if (size > (size_t)((char *)arena->end - (char *)taken))
      die("the trace is full: record a shorter run");
  while (!swapped(&arena->free, &taken, (char *)taken + size));
  return taken;
}

const char *record_text(const char *text) {
  return strcpy(record_memory(strlen(text) + 1), text);
}

Record *record_all(void) { return arena ? arena->all : NULL; }

Record *record_new(void) {
  record_share();
  Record *r = record_memory(sizeof *r);
  *r = (Record){.name = "",
                .title = "",
                .subtitle = "",
                .verdict_text = "",
                .expected = "",
                .happened = ""};
  void *before = arena->all;
  do
    r->next = before;
  while (!swapped(&arena->all, &before, r));
  return record_now = r;
}
