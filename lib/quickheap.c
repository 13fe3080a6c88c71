#include "quickheap.h"

#include <float.h>
#include <string.h>

#include "die.h"

// Times are compared, and must not lose digits only when they are stored.
#if FLT_EVAL_METHOD == 2
#error "numbers are longer than a double here: CFLAGS='-msse2 -mfpmath=sse'"
#endif

// Moves each item in one piece. A processor that has stored something in two
// halves must wait before it can load the whole.
static void swap(QuickheapItem *a, QuickheapItem *b) {
  char old_a[sizeof *a], old_b[sizeof *b];
  memcpy(old_a, a, sizeof *a);
  memcpy(old_b, b, sizeof *b);
  memcpy(a, old_b, sizeof *a);
  memcpy(b, old_a, sizeof *b);
}

// Any item between them, by a multiplication and a shift in place of a
// division. No order of input is quadratic, since none foresees the dice.
static QuickheapItem *any_item(QuickheapItem *first, QuickheapItem *end) {
  static uint32_t dice = 2463534242;
  dice ^= dice << 13; // Marsaglia's xorshift
  dice ^= dice >> 17;
  dice ^= dice << 5;
  return first + (size_t)((uint64_t)(end - first) * dice >> 32);
}

// The middle one of three of them.
static QuickheapItem *choose_pivot(QuickheapItem *first, QuickheapItem *end) {
  QuickheapItem *a = any_item(first, end), *b = any_item(first, end),
                *c = any_item(first, end);
  if (quickheap_earlier(b, a)) {
    QuickheapItem *earlier = b;
    b = a;
    a = earlier;
  }
  return quickheap_earlier(c, a) ? a : quickheap_earlier(c, b) ? c : b;
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
  swap(first, choose_pivot(first, end));
  for (QuickheapItem *x = first + 1; x < end; x++) {
    bool earlier = quickheap_earlier(x, pivot);
    swap(x, last_earlier + 1);
    last_earlier += earlier; // a sum in place of a branch
  }
  swap(first, last_earlier);
  return last_earlier;
}

// Makes room for cuts, outwards from the front: one goes when the part that it
// ends and the next one together have no more items than stand before them.
// To put these in order again is paid for by those that must be popped first.
// What stays is twice as far away every two cuts, so it is 64 at most.
static void forget_cuts(Quickheap *self) {
  uint32_t *cuts = self->cuts, front = (uint32_t)(self->items - self->memory);
  uint32_t kept = self->cut_count - 1;
  for (uint32_t i = kept - 1; i > 0; i--)
    if (cuts[i - 1] - cuts[kept] > cuts[kept] - front)
      cuts[--kept] = cuts[i];
  cuts[--kept] = cuts[0];
  self->cut_count -= kept;
  memmove(cuts, cuts + kept, self->cut_count * sizeof *cuts);
}

void quickheap_sort_front(Quickheap *self) {
  QuickheapItem *end = self->items + self->count;
  if (self->cut_count)
    end = self->memory + self->cuts[self->cut_count - 1];
  while (end != self->items) {
    if (self->cut_count == QUICKHEAP_CUTS)
      forget_cuts(self);
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

static int compare_orders(const void *a, const void *b) {
  uint32_t x = ((const QuickheapItem *)a)->order;
  uint32_t y = ((const QuickheapItem *)b)->order;
  return (x > y) - (x < y);
}

// Once in four thousand million pushes, so the cuts may go with it.
void quickheap_renumber(Quickheap *self) {
  if (self->count)
    qsort(self->items, self->count, sizeof *self->items, compare_orders);
  for (uint32_t i = 0; i < self->count; i++)
    self->items[i].order = i;
  self->pushed = self->count;
  quickheap_rebuild(self);
}
