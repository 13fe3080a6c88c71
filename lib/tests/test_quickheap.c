// lib/quickheap.h: what its parts do. That the earliest comes first, the tests
// of lesson 4 prove, beside a bag without any order.
#include "quickheap.h"

#include "testing.h"

static void push(Quickheap *heap, double when) {
  quickheap_push(heap, when, 0);
}

TEST(earlier_is_by_time_then_by_number,
     "Of equal times the smaller number is earlier", "") {
  QuickheapItem one = {1, 9, 0}, two = {2, 8, 0}, last = {2, UINT32_MAX, 0};
  ck_assert(quickheap_earlier(&one, &two) && !quickheap_earlier(&two, &one));
  ck_assert(quickheap_earlier(&two, &last));
  ck_assert(!quickheap_earlier(&two, &two));
}

TEST(first_looks_and_pop_takes,
     "quickheap_first() names the earliest and leaves it in, quickheap_pop() "
     "takes it out",
     "") {
  Quickheap heap = {0};
  for (int i = 0; i < 20; i++)
    push(&heap, (i * 7) % 20);
  ck_assert_double_eq(quickheap_first(&heap)->when, 0);
  ck_assert_uint_eq(heap.count, 20);
  ck_assert_double_eq(quickheap_pop(&heap).when, 0);
  ck_assert_uint_eq(heap.count, 19);
  ck_assert_double_eq(quickheap_first(&heap)->when, 1);
  quickheap_release(&heap);
}

TEST(sorting_the_front_makes_a_cut,
     "quickheap_sort_front() puts the earliest in front and notes it as the "
     "last cut; what stands before a cut is earlier",
     "") {
  Quickheap heap = {0};
  for (int i = 0; i < 50; i++)
    push(&heap, (i * 7) % 50);
  quickheap_sort_front(&heap);
  ck_assert_double_eq(heap.items[0].when, 0);
  ck_assert_uint_eq(heap.cuts[heap.cut_count - 1], 0);
  for (uint32_t c = 0; c < heap.cut_count; c++)
    for (uint32_t i = 0; i < heap.cuts[c]; i++)
      ck_assert(quickheap_earlier(&heap.items[i], &heap.items[heap.cuts[c]]));
  quickheap_release(&heap);
}

TEST(room_comes_from_memory_or_from_the_front,
     "quickheap_make_room() uses what was popped in front, or else takes more "
     "memory; the order stays",
     "") {
  Quickheap heap = {0};
  quickheap_make_room(&heap);
  uint32_t room = heap.room;
  for (uint32_t i = 0; i < room; i++)
    push(&heap, i);
  for (uint32_t i = 0; i < room / 2 + 1; i++)
    ck_assert_double_eq(quickheap_pop(&heap).when, i);
  quickheap_sort_front(&heap);
  quickheap_make_room(&heap);
  ck_assert_uint_eq(heap.room, room); // enough stood free in front
  ck_assert_uint_eq(heap.cuts[heap.cut_count - 1], 0); // they moved along
  ck_assert_ptr_eq(heap.items, heap.memory);
  quickheap_make_room(&heap);
  ck_assert_uint_eq(heap.room, 2 * room);
  for (uint32_t i = room / 2 + 1; i < room; i++)
    ck_assert_double_eq(quickheap_pop(&heap).when, i);
  quickheap_release(&heap);
}

TEST(a_rebuilt_heap_is_in_order,
     "After quickheap_rebuild() items that were changed come in their order",
     "") {
  Quickheap heap = {0};
  for (int i = 0; i < 10; i++)
    push(&heap, i);
  quickheap_first(&heap);
  for (int i = 0; i < 10; i++)
    heap.items[i].when = (i * 3) % 10;
  quickheap_rebuild(&heap);
  for (int i = 0; i < 10; i++)
    ck_assert_double_eq(quickheap_pop(&heap).when, i);
  quickheap_release(&heap);
}

TEST(a_heap_is_a_bag_in_order,
     "Whatever is pushed comes out once, the earliest first, while pushes and "
     "pops take turns, also where the numbers come to an end",
     "") {
  untraced();
  enum { STEPS = 20000, MOST = 300 };
  Quickheap heap = {.pushed = UINT32_MAX - STEPS / 4};
  QuickheapItem bag[MOST];
  uint32_t count = 0, seed = 7;
  for (uint32_t i = 0; i < STEPS; i++) {
    seed = seed * 1103515245 + 12345;
    if (!count || (count < MOST && (seed >> 16) % 2)) {
      bag[count++] = (QuickheapItem){seed >> 24, i, i};
      quickheap_push(&heap, seed >> 24, i);
      continue;
    }
    uint32_t earliest = 0;
    for (uint32_t j = 1; j < count; j++)
      if (quickheap_earlier(&bag[j], &bag[earliest]))
        earliest = j;
    ck_assert_uint_eq(quickheap_pop(&heap).item, bag[earliest].item);
    bag[earliest] = bag[--count];
  }
  quickheap_release(&heap);
}

// -- no order of input is quadratic ------------------------------------------

enum { MANY = 200000 }; // in a bad order these took a minute

static double rising(int i) { return i; }
static double falling(int i) { return MANY - i; }
static double organ_pipe(int i) { return i < MANY / 2 ? i : MANY - i; }
static double interleaved(int i) { return i % 2 ? i : MANY - i; }
static double equal(int i) { return (void)i, 1; }
static double sawtooth(int i) { return i % 1000; }
static double rise_then_fall(int i) { return i < MANY / 2 ? i : -i; }
static double even_then_odd(int i) {
  return 2 * i - (i < MANY / 2 ? 0 : MANY - 1);
}

static void drain(Quickheap *heap) {
  for (double last = -MANY, when; heap->count; last = when)
    if ((when = quickheap_pop(heap).when) < last)
      ck_abort_msg("%g came after %g", when, last);
  quickheap_release(heap);
}

TEST(no_order_of_input_is_quadratic,
     "Two hundred thousand timers take little time in whatever order they come",
     "") {
  untraced();
  double (*const orders[])(int) = {rising,         falling,      organ_pipe,
                                   interleaved,    equal,        sawtooth,
                                   rise_then_fall, even_then_odd};
  for (size_t order = 0; order < sizeof orders / sizeof *orders; order++) {
    Quickheap heap = {0};
    for (int i = 0; i < MANY; i++)
      push(&heap, orders[order](i));
    drain(&heap);
  }
}

TEST(cuts_that_are_lost_cost_little,
     "A queue that is deep stays in order while short ones come and go before "
     "it",
     "") {
  untraced();
  Quickheap heap = {0};
  for (int i = 0; i < MANY; i++)
    push(&heap, (i * 7919L) % MANY);
  for (int round = 0; round < MANY / 200; round++) {
    for (int i = 0; i < 200; i++) { // each makes a cut
      push(&heap, -i);
      quickheap_first(&heap);
    }
    for (int i = 0; i < 200; i++)
      quickheap_pop(&heap);
  }
  ck_assert_uint_eq(heap.count, MANY);
  drain(&heap);
}

// What the cuts are: ever nearer to the front, each between what is earlier and
// what is later.
static void check_cuts(const Quickheap *heap) {
  uint32_t front = (uint32_t)(heap->items - heap->memory);
  ck_assert_uint_le(heap->cut_count, QUICKHEAP_CUTS);
  for (uint32_t c = 0; c < heap->cut_count; c++) {
    uint32_t at = heap->cuts[c] - front;
    ck_assert_uint_lt(at, c ? heap->cuts[c - 1] - front : heap->count);
    for (uint32_t i = 0; i < heap->count; i++)
      if (i != at &&
          quickheap_earlier(&heap->items[i], &heap->items[at]) != (i < at))
        ck_abort_msg("item %u stands on the wrong side of the cut at %u", i,
                     at);
  }
}

TEST(many_cuts_become_fewer,
     "When there is no room for another cut some are forgotten, but no more "
     "than stand twice as near; the others are still cuts",
     "") {
  untraced();
  Quickheap heap = {0};
  int times = 0;
  for (int i = 0; i < 500; i++)
    push(&heap, (i * 7) % 500);
  for (int i = 1; i < 500; i++) {
    uint32_t before = heap.cut_count, outermost = heap.cuts[0];
    push(&heap, -i);
    quickheap_first(&heap); // each makes a cut
    if (heap.cut_count > before)
      continue;
    times++;
    check_cuts(&heap);
    ck_assert_uint_eq(heap.cuts[0], outermost + 1); // it moved along
    ck_assert_uint_ge(heap.cut_count, 5);
  }
  ck_assert_int_ge(times, 5);
  ck_assert_int_le(times, 60);
  quickheap_release(&heap);
}

TEST(renumbering_goes_by_the_old_numbers,
     "quickheap_renumber() sorts by the old numbers, wherever the items stand; "
     "what is pushed next is behind them",
     "") {
  enum { FULL = 16 }; // there is no room for more
  Quickheap heap = {0};
  for (uint32_t i = 0; i < FULL; i++)
    quickheap_push(&heap, 1, i * 7 % FULL);
  ck_assert_uint_eq(heap.room, FULL);
  for (uint32_t i = 0; i < FULL; i++)
    heap.items[i].order = 10 * heap.items[i].item;
  quickheap_renumber(&heap);
  ck_assert_uint_eq(heap.pushed, FULL);
  quickheap_push(&heap, 1, FULL);
  for (uint32_t i = 0; i <= FULL; i++)
    ck_assert_uint_eq(quickheap_pop(&heap).item, i);
  quickheap_release(&heap);
}

TEST(renumbering_keeps_the_order,
     "quickheap_renumber() counts from 0 again, in the order of the pushes",
     "") {
  Quickheap heap = {0};
  for (uint32_t i = 0; i < 100; i++)
    quickheap_push(&heap, i % 3, i);
  for (uint32_t i = 0; i < 34; i++)
    ck_assert_uint_eq(quickheap_pop(&heap).item, 3 * i);
  quickheap_renumber(&heap);
  ck_assert_uint_eq(heap.pushed, 66);
  for (uint32_t i = 0; i < 33; i++)
    ck_assert_uint_eq(quickheap_pop(&heap).item, 3 * i + 1);
  quickheap_release(&heap);
}
