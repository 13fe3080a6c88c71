// memory.h: an arena: memory that is given back all at once.
//
// The diagram program reads one trace, derives many small tables from it,
// writes text and is done; nothing dies earlier than the trace. So every table
// and every string lives in one arena, and arena_release() gives all of it
// back. There is no way to free a single piece, and none is needed.
//
//   Arena arena = {0};
//   char *copy = arena_copy(&arena, "evens()", 7);
//   arena_release(&arena);

#ifndef DIAGRAM_MEMORY_H
#define DIAGRAM_MEMORY_H

#include <stddef.h>

typedef struct Block Block;

typedef struct Arena {
  Block *blocks; // the newest first; only the newest has room
} Arena;

// Out of memory is the one error that nobody can handle: say so and stop.
_Noreturn void die(const char *why);

// Returns size zeroed bytes, aligned for any type. The arena owns them.
void *arena_new(Arena *self, size_t size);

// Like arena_new, for count items; an overflow of the product dies.
void *arena_array(Arena *self, size_t count, size_t size);
// So many numbers, each of this value.
int *arena_ints(Arena *self, int count, int value);

// Returns a terminated copy of length bytes. The arena owns it.
char *arena_copy(Arena *self, const char *bytes, size_t length);

// Makes room for one more item behind the count items, which may move. Call it
// before every append, and only then: room doubles at 8, 16, 32 ... items, so
// the count alone tells when the array is full.
void *arena_grow(Arena *self, void *items, size_t count, size_t size);

void arena_release(Arena *self);

#endif
