// "What happens at which time?", below: the loop's two containers, lib/ring.h
// and lib/quickheap.h. The first gives what was pushed first, the second what
// has the earliest time, each as a plain model does the slow way. (Rows L01,
// L10, L17, L25.)
#include "quickheap.h"
#include "ring.h"
#include "testing.h"

static unsigned seed = 7;

static unsigned random_below(unsigned n) {
  seed = seed * 1103515245 + 12345;
  return (seed >> 8) % n;
}

// -- ring -------------------------------------------------------------------

TEST(ring_is_first_in_first_out, "What was pushed first is popped first",
     "L01") {
  untraced();
  Ring ring = {0};
  for (uint32_t i = 0; i < 100; i++)
    ring_push(&ring, i);
  ck_assert_uint_eq(ring.count, 100);
  for (uint32_t i = 0; i < 100; i++)
    ck_assert_uint_eq(ring_pop(&ring), i);
  ck_assert_uint_eq(ring.count, 0);
  ring_release(&ring);
}

TEST(ring_grows_in_the_middle,
     "A ring that is full while its oldest item stands in the middle of the "
     "memory keeps the order when it grows",
     "L01") {
  untraced();
  Ring ring = {0};
  uint32_t in = 0, out = 0;
  for (int i = 0; i < 10; i++)
    ring_push(&ring, in++);
  for (int i = 0; i < 10; i++)
    ck_assert_uint_eq(ring_pop(&ring), out++);
  for (int i = 0; i < 17; i++) // 16 fill it, with the oldest at place 10
    ring_push(&ring, in++);
  ck_assert_uint_eq(ring.room, 32);
  while (ring.count)
    ck_assert_uint_eq(ring_pop(&ring), out++);
  ck_assert_uint_eq(out, in);
  ring_release(&ring);
}

TEST(ring_like_an_array,
     "A ring does what an array does from which the first item is taken, for "
     "a hundred thousand random pushes and pops",
     "L01") {
  enum { STEPS = 100000 };
  static uint32_t model[STEPS];
  uint32_t first = 0, end = 0;
  untraced();
  Ring ring = {0};
  for (int i = 0; i < STEPS; i++) {
    bool fill = (i / 1000) % 2 == 0; // fills up, then runs empty, then ...
    if (random_below(10) < (fill ? 7u : 3u)) {
      uint32_t item = random_below(1000000);
      ring_push(&ring, item);
      model[end++] = item;
    } else if (ring.count) {
      ck_assert_uint_eq(ring_pop(&ring), model[first++]);
    }
    ck_assert_uint_eq(ring.count, end - first);
  }
  ring_release(&ring);
}

TEST(ring_head_wraps_around,
     "A ring goes on when the count of all that was ever popped wraps around",
     "L01") {
  untraced();
  Ring ring = {0};
  ring_push(&ring, 0);
  ring_pop(&ring);
  ring.head = UINT32_MAX - 3;
  for (uint32_t i = 0; i < 10; i++)
    ring_push(&ring, i);
  for (uint32_t i = 0; i < 10; i++)
    ck_assert_uint_eq(ring_pop(&ring), i);
  ring_release(&ring);
}

// -- heap -------------------------------------------------------------------

TEST(heap_gives_the_earliest, "The earliest is popped first", "L10") {
  untraced();
  static const double times[] = {5, 1, 4, -2, 3, 0.5, 2};
  Quickheap heap = {0};
  for (uint32_t i = 0; i < 7; i++)
    quickheap_push(&heap, times[i], i);
  double before = -1000;
  while (heap.count) {
    double when = quickheap_pop(&heap).when;
    ck_assert_double_gt(when, before);
    before = when;
  }
  quickheap_release(&heap);
}

TEST(heap_keeps_the_order_of_equals,
     "Of equal times the one that was pushed first is popped first, also "
     "where their numbers come to an end",
     "L17") {
  untraced();
  Quickheap heap = {0};
  heap.pushed = UINT32_MAX - 20;
  for (uint32_t i = 0; i < 40; i++)
    quickheap_push(&heap, i % 2, i);
  ck_assert_uint_eq(heap.pushed, 40); // they count from 0 again
  for (uint32_t i = 0; i < 40; i += 2)
    ck_assert_uint_eq(quickheap_pop(&heap).item, i);
  for (uint32_t i = 1; i < 40; i += 2)
    ck_assert_uint_eq(quickheap_pop(&heap).item, i);
  quickheap_release(&heap);
}

enum { ROOM = 300 };

// A bag without any order, in which every pop looks through all.
typedef struct Model {
  QuickheapItem items[ROOM];
  uint32_t count;
} Model;

static QuickheapItem model_pop(Model *self) {
  uint32_t least = 0;
  for (uint32_t i = 1; i < self->count; i++)
    if (self->items[i].when < self->items[least].when ||
        (self->items[i].when == self->items[least].when &&
         self->items[i].order < self->items[least].order))
      least = i;
  QuickheapItem found = self->items[least];
  self->items[least] = self->items[--self->count];
  return found;
}

// Takes out what is divisible by three, from both.
static void thin_out(Quickheap *heap, Model *model) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < heap->count; i++)
    if (heap->items[i].item % 3)
      heap->items[kept++] = heap->items[i];
  heap->count = kept;
  quickheap_rebuild(heap);
  kept = 0;
  for (uint32_t i = 0; i < model->count; i++)
    if (model->items[i].item % 3)
      model->items[kept++] = model->items[i];
  model->count = kept;
}

TEST(heap_like_a_bag,
     "A heap does what looking through all items does, for a hundred thousand "
     "random pushes, pops and rebuilds with many equal times",
     "L10 L17 L25") {
  static Model model;
  untraced();
  Quickheap heap = {0};
  for (uint32_t i = 0; i < 100000; i++) {
    bool fill = (i / 500) % 2 == 0;
    if (random_below(1000) == 0)
      thin_out(&heap, &model);
    if (random_below(10) < (fill ? 7u : 3u)) {
      if (heap.count == ROOM)
        continue;
      QuickheapItem item = {random_below(50), i, i};
      quickheap_push(&heap, item.when, i);
      model.items[model.count++] = item;
    } else if (heap.count) {
      QuickheapItem expected = model_pop(&model), got = quickheap_pop(&heap);
      ck_assert_double_eq(got.when, expected.when);
      ck_assert_uint_eq(got.item, expected.item);
    }
    ck_assert_uint_eq(heap.count, model.count);
  }
  quickheap_release(&heap);
}

TEST(heap_rebuilds_any_size,
     "Rebuilding puts any number of items in order, from none to fifty",
     "L25") {
  untraced();
  Quickheap heap = {0};
  for (uint32_t size = 0; size <= 50; size++) {
    for (uint32_t i = 0; i < size; i++)
      quickheap_push(&heap, 0, 0);
    if (size > 0)
      quickheap_first(&heap); // it knows an order, which is none soon
    for (uint32_t i = 0; i < size; i++)
      heap.items[i] = (QuickheapItem){random_below(20), i, i};
    quickheap_rebuild(&heap);
    QuickheapItem before = {-1, 0, 0};
    for (uint32_t i = 0; i < size; i++) {
      QuickheapItem item = quickheap_pop(&heap);
      ck_assert(quickheap_earlier(&before, &item));
      before = item;
    }
  }
  quickheap_release(&heap);
}
