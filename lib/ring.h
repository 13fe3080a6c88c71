// ring.h: a queue of small numbers, first in, first out.
//
// Python's collections.deque. The memory is a power of two of places that is
// used round and round; it doubles when it is full and never shrinks. Zeroed,
// a Ring is empty; ring_release() gives its memory back.
#ifndef RING_H
#define RING_H

#include <stdint.h>
#include <stdlib.h>

typedef struct Ring {
  uint32_t *items;
  uint32_t room; // 0 or a power of two
  uint32_t head; // the oldest stands at items[head % room]
  uint32_t count;
} Ring;

// Rare, and so not inlined: every push would have to save registers for it.
void ring_grow(Ring *self);

static inline void ring_push(Ring *self, uint32_t item) {
  if (self->count == self->room)
    ring_grow(self);
  self->items[(self->head + self->count++) & (self->room - 1)] = item;
}

// The oldest item. There must be one.
static inline uint32_t ring_pop(Ring *self) {
  self->count--;
  return self->items[self->head++ & (self->room - 1)];
}

static inline void ring_release(Ring *self) {
  free(self->items);
  *self = (Ring){0};
}

#endif
