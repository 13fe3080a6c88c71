#include "quickheap.h"

#include <string.h>

#include "die.h"

// Moves each item in one piece. A processor that has stored something in two
// halves must wait before it can load the whole.
static void swap(QuickheapItem *a, QuickheapItem *b) {
  char old_a[sizeof *a], old_b[sizeof *b];
  memcpy(old_a, a, sizeof *a);
  memcpy(old_b, b, sizeof *b);
  memcpy(a, old_b, sizeof *a);
  memcpy(b, old_a, sizeof *b);
}

// Quicksort's partition: moves one of the items from `first` up to `end` to
// where it belongs, and returns where that is. Of a few it is the earliest.
static QuickheapItem *partition(QuickheapItem *first, QuickheapItem *end) {
  QuickheapItem *pivot = first, *last_earlier = first;
  if (end - first <= 6) {
    for (QuickheapItem *x = first + 1; x < end; x++)
      pivot = quickheap_earlier(x, pivot) ? x : pivot;
    swap(first, pivot);
    return first;
  }
  swap(first, first + (end - first) / 2);
  for (QuickheapItem *x = first + 1; x < end; x++) {
    bool earlier = quickheap_earlier(x, pivot);
    swap(x, last_earlier + 1);
    last_earlier += earlier; // a sum in place of a branch
  }
  swap(first, last_earlier);
  return last_earlier;
}

void quickheap_sort_front(Quickheap *self) {
  QuickheapItem *end = self->items + self->count;
  if (self->cut_count)
    end = self->memory + self->cuts[self->cut_count - 1];
  while (end != self->items) {
    if (self->cut_count == QUICKHEAP_CUTS)
      self->cut_count = 0; // they stay where they belong, we only forget it
    end = partition(self->items, end);
    self->cuts[self->cut_count++] = (uint32_t)(end - self->memory);
  }
}

// Room behind the items; more memory, unless half of it is free in front.
void quickheap_make_room(Quickheap *self) {
  uint32_t popped = (uint32_t)(self->items - self->memory);
  if (popped <= self->room / 2) {
    self->room = self->room ? 2 * self->room : 16;
    self->memory = reallocate(self->memory, self->room, sizeof(QuickheapItem));
  }
  self->items = self->memory;
  memmove(self->items, self->items + popped,
          self->count * sizeof(QuickheapItem));
  for (uint32_t i = 0; i < self->cut_count; i++)
    self->cuts[i] -= popped;
}
