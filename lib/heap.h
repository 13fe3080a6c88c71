// heap.h: the earliest first.
//
// Python's heapq, but with four children to a node instead of two: four keys
// fill one cache line, and the tree is half as deep. Equal times keep the
// order of their numbers, which Python's heap does not promise. Zeroed, a Heap
// is empty; heap_release() gives its memory back.
#ifndef HEAP_H
#define HEAP_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "die.h"

typedef struct HeapItem {
  double when;
  uint32_t order; // of equal times, the one pushed first goes first
  uint32_t item;
} HeapItem;

typedef struct Heap {
  HeapItem *items; // the earliest is items[0]
  uint32_t room, count;
} Heap;

// `order` may wrap around: only the distance counts.
static inline bool heap_earlier(const HeapItem *a, const HeapItem *b) {
  if (a->when != b->when)
    return a->when < b->when;
  return (int32_t)(a->order - b->order) < 0;
}

// Lets `x` sink from the empty place `i` to where both neighbours are right.
static inline void heap_sink(Heap *self, uint32_t i, HeapItem x) {
  for (uint32_t child; (child = 4 * i + 1) < self->count;) {
    uint32_t end = child + 4 < self->count ? child + 4 : self->count;
    uint32_t least = child;
    while (++child < end)
      if (heap_earlier(&self->items[child], &self->items[least]))
        least = child;
    if (!heap_earlier(&self->items[least], &x))
      break;
    self->items[i] = self->items[least];
    i = least;
  }
  self->items[i] = x;
}

static inline void heap_push(Heap *self, HeapItem x) {
  if (self->count == self->room) {
    self->room = self->room ? 2 * self->room : 16;
    self->items = reallocate(self->items, self->room, sizeof x);
  }
  uint32_t i = self->count++;
  for (; i && heap_earlier(&x, &self->items[(i - 1) / 4]); i = (i - 1) / 4)
    self->items[i] = self->items[(i - 1) / 4];
  self->items[i] = x;
}

// Takes the earliest out. There must be one.
static inline HeapItem heap_pop(Heap *self) {
  HeapItem first = self->items[0], last = self->items[--self->count];
  if (self->count)
    heap_sink(self, 0, last);
  return first;
}

// Puts everything in order again after items were moved or taken out.
static inline void heap_rebuild(Heap *self) {
  for (uint32_t i = self->count / 4 + 1; i-- > 0;)
    if (i < self->count)
      heap_sink(self, i, self->items[i]);
}

static inline void heap_release(Heap *self) {
  free(self->items);
  *self = (Heap){0};
}

#endif
