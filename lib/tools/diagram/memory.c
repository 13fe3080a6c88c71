#include "memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 1 << 16, FIRST_ROOM = 8 };

struct Block {
  Block *next;
  size_t used, room;
  _Alignas(max_align_t) char bytes[];
};

_Noreturn void die(const char *why) {
  fprintf(stderr, "diagram: %s\n", why);
  exit(1);
}

static Block *block_new(size_t room, Block *next) {
  Block *block = calloc(1, sizeof *block + room);
  if (!block)
    die("out of memory");
  block->next = next;
  block->room = room;
  return block;
}

void *arena_new(Arena *self, size_t size) {
  size_t align = _Alignof(max_align_t);
  if (size > SIZE_MAX / 2)
    die("out of memory");
  size = (size + align - 1) / align * align;
  Block *block = self->blocks;
  if (!block || block->room - block->used < size) {
    block = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE, block);
    self->blocks = block;
  }
  void *piece = block->bytes + block->used;
  block->used += size;
  return piece;
}

void *arena_array(Arena *self, size_t count, size_t size) {
  if (size && count > SIZE_MAX / 2 / size)
    die("out of memory");
  return arena_new(self, count * size);
}

char *arena_copy(Arena *self, const char *bytes, size_t length) {
  char *copy = arena_new(self, length + 1);
  if (length)
    memcpy(copy, bytes, length);
  return copy;
}

void *arena_grow(Arena *self, void *items, size_t count, size_t size) {
  int full = count == 0 || (count >= FIRST_ROOM && (count & (count - 1)) == 0);
  if (!full)
    return items;
  void *room = arena_array(self, count ? 2 * count : FIRST_ROOM, size);
  if (count)
    memcpy(room, items, count * size);
  return room;
}

void arena_release(Arena *self) {
  for (Block *block = self->blocks, *next; block; block = next) {
    next = block->next;
    free(block);
  }
  self->blocks = NULL;
}

int *arena_ints(Arena *self, int count, int value) {
  int *array = arena_array(self, (size_t)count, sizeof *array);
  for (int i = 0; i < count; i++)
    array[i] = value;
  return array;
}
