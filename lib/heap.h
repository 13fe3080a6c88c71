// heap.h: the earliest first.
//
// Python's heapq, with something else inside: not a tree, but a quicksort that
// goes no further than to the item that is asked for. Equal times keep the
// order of their numbers, which Python's heap does not promise. A single pop
// may have to look at everything, but n pushes and n pops take n log n steps,
// through neighbouring memory and without branches that are hard to predict: a
// fourth of the time that a tree takes for a million. Zeroed, a Heap is empty;
// heap_release() gives its memory back.
#ifndef HEAP_H
#define HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "die.h"

typedef struct HeapItem {
  double when;
  uint32_t order; // of equal times, the one pushed first goes first
  uint32_t item;
} HeapItem;

enum { HEAP_CUTS = 64 };

// The item at a cut stands where it belongs: all before it are earlier, all
// behind it later. Each cut is nearer to the front than the one made before:
//
//   items  2 1 3 5 4 7 9 8    cuts[0] is at the 7, cuts[1] at the 3
//
// Once a cut is at items[0], that is the earliest.
typedef struct Heap {
  HeapItem *items;  // `count` of them
  HeapItem *memory; // room for so many; what was popped leaves some in front
  uint32_t room, count;
  uint32_t cut_count;
  uint32_t cuts[HEAP_CUTS]; // as places in `memory`
} Heap;

// `order` may wrap around: only the distance counts.
static inline bool heap_earlier(const HeapItem *a, const HeapItem *b) {
  if (a->when == b->when)
    return (int32_t)(a->order - b->order) < 0;
  return a->when < b->when;
}

// Moves each item in one piece. A processor that has stored something in two
// halves must wait before it can load the whole.
static inline void heap_swap(HeapItem *a, HeapItem *b) {
  char old_a[sizeof *a], old_b[sizeof *b];
  memcpy(old_a, a, sizeof *a);
  memcpy(old_b, b, sizeof *b);
  memcpy(a, old_b, sizeof *a);
  memcpy(b, old_a, sizeof *b);
}

// Quicksort's partition: moves one of the items from `first` up to `end` to
// where it belongs, and returns where that is. Of a few it is the earliest.
static inline HeapItem *heap_partition(HeapItem *first, HeapItem *end) {
  HeapItem *pivot = first, *last_earlier = first;
  if (end - first <= 6) {
    for (HeapItem *x = first + 1; x < end; x++)
      pivot = heap_earlier(x, pivot) ? x : pivot;
    heap_swap(first, pivot);
    return first;
  }
  heap_swap(first, first + (end - first) / 2);
  for (HeapItem *x = first + 1; x < end; x++) {
    bool earlier = heap_earlier(x, pivot);
    heap_swap(x, last_earlier + 1);
    last_earlier += earlier; // a sum in place of a branch
  }
  heap_swap(first, last_earlier);
  return last_earlier;
}

static __attribute__((noinline, unused)) void heap_sort_front(Heap *self) {
  HeapItem *end = self->items + self->count;
  if (self->cut_count)
    end = self->memory + self->cuts[self->cut_count - 1];
  while (end != self->items) {
    if (self->cut_count == HEAP_CUTS)
      self->cut_count = 0; // they stay where they belong, we only forget it
    end = heap_partition(self->items, end);
    self->cuts[self->cut_count++] = (uint32_t)(end - self->memory);
  }
}

// The earliest item. There must be one.
static inline HeapItem *heap_first(Heap *self) {
  uint32_t front = (uint32_t)(self->items - self->memory);
  if (!self->cut_count || self->cuts[self->cut_count - 1] != front)
    heap_sort_front(self);
  return self->items;
}

// Takes it out.
static inline HeapItem heap_pop(Heap *self) {
  HeapItem first = *heap_first(self);
  self->cut_count--;
  self->count--;
  self->items = self->count ? self->items + 1 : self->memory;
  return first;
}

// Room behind the items; more memory, unless half of it is free in front.
static __attribute__((noinline, unused)) void heap_make_room(Heap *self) {
  uint32_t popped = (uint32_t)(self->items - self->memory);
  if (popped <= self->room / 2) {
    self->room = self->room ? 2 * self->room : 16;
    self->memory = reallocate(self->memory, self->room, sizeof(HeapItem));
  }
  self->items = self->memory;
  memmove(self->items, self->items + popped, self->count * sizeof(HeapItem));
  for (uint32_t i = 0; i < self->cut_count; i++)
    self->cuts[i] -= popped;
}

// Appends, then goes from cut to cut as long as `x` is earlier: the part behind
// a cut gets a place at its end and gives up one at its front. Most items are
// late among those that wait, so there are few such steps.
static inline void heap_push(Heap *self, HeapItem x) {
  if (self->items - self->memory + self->count == self->room)
    heap_make_room(self);
  HeapItem *place = self->items + self->count++;
  for (uint32_t i = 0; i < self->cut_count; i++) {
    HeapItem *cut = self->memory + self->cuts[i];
    if (!heap_earlier(&x, cut))
      break;
    *place = cut[1];
    cut[1] = cut[0];
    place = cut;
    self->cuts[i]++;
  }
  *place = x;
}

// Puts everything in order again after items were moved or taken out.
static inline void heap_rebuild(Heap *self) { self->cut_count = 0; }

static inline void heap_release(Heap *self) {
  free(self->memory);
  *self = (Heap){0};
}

#endif
