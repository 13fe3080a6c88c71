// quickheap.h: the earliest first.
//
// Python's heapq, with something else inside: not a tree, but a quicksort that
// goes no further than to the item that is asked for. Equal times keep the
// order of their numbers, which Python's heap does not promise. A single pop
// may have to look at everything, but n pushes and n pops take about n log n
// steps: on average over its own dice, which no order of times can foresee.
// They go through neighbouring memory, without branches that are hard to
// predict: a fourth of the time that a tree takes for a million. Zeroed, a
// Quickheap is empty; quickheap_release() gives its memory back.
#ifndef QUICKHEAP_H
#define QUICKHEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct QuickheapItem {
  double when;
  uint32_t order; // of equal times, the one pushed first goes first
  uint32_t item;
} QuickheapItem;

enum { QUICKHEAP_CUTS = 72 };

// The item at a cut stands where it belongs: all before it are earlier, all
// behind it later. Each cut is nearer to the front than the one made before:
//
//   items  2 1 3 5 4 7 9 8    cuts[0] is at the 7, cuts[1] at the 3
//
// Once a cut is at items[0], that is the earliest.
typedef struct Quickheap {
  QuickheapItem *items;  // `count` of them
  QuickheapItem *memory; // room for so many; what was popped leaves some
                         // in front
  uint32_t room, count;
  uint32_t pushed; // the `order` of the next one
  uint32_t cut_count;
  uint32_t cuts[QUICKHEAP_CUTS]; // as places in `memory`
} Quickheap;

// Rare, and so not inlined: every push would have to save registers for them.
void quickheap_sort_front(Quickheap *self); // makes a cut at items[0]
void quickheap_make_room(Quickheap *self);  // for one more
void quickheap_renumber(Quickheap *self);   // from 0 on, in the same order

static inline bool quickheap_earlier(const QuickheapItem *a,
                                     const QuickheapItem *b) {
  if (a->when == b->when)
    return a->order < b->order;
  return a->when < b->when;
}

// The earliest item. There must be one.
static inline QuickheapItem *quickheap_first(Quickheap *self) {
  uint32_t front = (uint32_t)(self->items - self->memory);
  if (!self->cut_count || self->cuts[self->cut_count - 1] != front)
    quickheap_sort_front(self);
  return self->items;
}

// Takes it out.
static inline QuickheapItem quickheap_pop(Quickheap *self) {
  QuickheapItem first = *quickheap_first(self);
  self->cut_count--;
  self->count--;
  self->items = self->count ? self->items + 1 : self->memory;
  return first;
}

// Appends, then goes from cut to cut as long as `x` is earlier: the part behind
// a cut gets a place at its end and gives up one at its front. Most items are
// late among those that wait, so there are few such steps.
static inline void quickheap_push(Quickheap *self, double when, uint32_t item) {
  if (self->pushed == UINT32_MAX)
    quickheap_renumber(self);
  QuickheapItem x = {when, self->pushed++, item};
  if (self->items - self->memory + self->count == self->room)
    quickheap_make_room(self);
  QuickheapItem *place = self->items + self->count++;
  for (uint32_t i = 0; i < self->cut_count; i++) {
    QuickheapItem *cut = self->memory + self->cuts[i];
    if (!quickheap_earlier(&x, cut))
      break;
    *place = cut[1];
    cut[1] = cut[0];
    place = cut;
    self->cuts[i]++;
  }
  *place = x;
}

// Puts everything in order again after items were moved or taken out.
static inline void quickheap_rebuild(Quickheap *self) { self->cut_count = 0; }

static inline void quickheap_release(Quickheap *self) {
  free(self->memory);
  *self = (Quickheap){0};
}

#endif
