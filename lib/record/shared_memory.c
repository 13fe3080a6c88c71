#include "record/shared_memory.h"

#include <string.h>
#include <sys/mman.h>

#include "die.h"

Record *record_now;

// Pages that nobody touches cost nothing.
static struct Arena {
  char *free, *end;
  Record *all; // newest first
} * arena;

void record_share(void) {
  enum { SIZE = 256 << 20 };
  if (arena)
    return;
  arena = mmap(NULL, SIZE, PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (arena == MAP_FAILED)
    die("out of memory: no room for the trace");
  arena->free = (char *)arena;
  arena->end = (char *)arena + SIZE;
  record_memory(sizeof *arena); // its own head
}

void *record_memory(size_t size) {
  char *taken = arena->free;
  size = (size + 15) & ~(size_t)15;
  if (size > (size_t)(arena->end - taken))
    die("the trace is full: record a shorter run");
  arena->free = taken + size;
  return taken;
}

const char *record_text(const char *text) {
  return strcpy(record_memory(strlen(text) + 1), text);
}

Record *record_all(void) { return arena ? arena->all : NULL; }

Record *record_new(void) {
  record_share();
  Record *r = record_memory(sizeof *r);
  *r = (Record){.next = arena->all,
                .name = "",
                .title = "",
                .subtitle = "",
                .verdict_text = "",
                .expected = "",
                .happened = ""};
  return record_now = arena->all = r;
}
