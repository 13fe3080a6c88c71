// "What if the newest, or the most urgent, goes first?" (Row Q10.)
#include "07-queues/queue.h"
#include "07-queues/test_queues.h"

static bool less(Value a, Value b) { return a.integer < b.integer; }

static void puts_all(Queue *queue, const int *items, int count) {
  for (int i = 0; i < count; i++)
    expect(queue_put_nowait(queue, value_int(items[i])), "return None");
}

static void note_all(Queue *queue) {
  while (!queue_empty(queue))
    note("%s", repr(queue_get_nowait(queue).value));
}

LOOP_TEST(last_in_first_out, "A lifo queue gives back the newest item", "Q10") {
  (void)loop;
  Queue *queue = queue_new_lifo(3);
  puts_all(queue, (int[]){3, 1, 2}, 3);
  ck_assert(queue_full(queue));
  note_all(queue);
  expect_notes("2, 1, 3");
  queue_free(queue);
}

LOOP_TEST(the_lowest_first, "A priority queue gives back the lowest item",
          "Q10") {
  (void)loop;
  Queue *queue = queue_new_priority(0, less);
  puts_all(queue, (int[]){3, 1, 2, 5, 4, 1, 9, 0}, 8);
  note_all(queue);
  expect_notes("0, 1, 1, 2, 3, 4, 5, 9");
  queue_free(queue);
}

// A random order, and items taken out in between.
LOOP_TEST(always_the_lowest,
          "Whatever was put and got before, the lowest of those that are "
          "there comes next",
          "Q10") {
  (void)loop;
  untraced();
  enum { MOST = 500 };
  Queue *queue = queue_new_priority(0, less);
  int there[MOST] = {0}, left = 0;
  unsigned random = 1;
  for (int i = 0; i < 5000; i++) {
    random = random * 1103515245 + 12345;
    if (random >> 16 & 1) {
      int item = (int)(random >> 17) % MOST;
      queue_put_nowait(queue, value_int(item));
      there[item]++;
      left++;
    } else if (left > 0) {
      int lowest = 0;
      while (!there[lowest])
        lowest++;
      ck_assert_int_eq(queue_get_nowait(queue).value.integer, lowest);
      there[lowest]--;
      left--;
    }
  }
  ck_assert_uint_eq(queue_size(queue), left);
  queue_free(queue);
}

// Items that are equal for `less` and can be told apart: 10 * priority + name.
static bool tens_less(Value a, Value b) {
  return a.integer / 10 < b.integer / 10;
}

LOOP_TEST(equal_ones_as_in_python,
          "Items of equal priority come in the order of Python's heapq, which "
          "is not that in which they were put",
          "Q10") {
  (void)loop;
  Queue *queue = queue_new_priority(0, tens_less);
  puts_all(queue, (int[]){11, 12, 13, 14, 21, 22, 23, 1}, 8);
  note_all(queue);
  expect_notes("1, 13, 14, 11, 12, 22, 23, 21");
  queue_free(queue);
}

LOOP_TEST(all_kinds_wait_alike,
          "Getters of a lifo queue and of a priority queue wait as in any "
          "other",
          "Q10") {
  Queue *last = queue_new_lifo(0), *lowest = queue_new_priority(0, less);
  Who a = {"A", last}, b = {"B", lowest};
  start(loop, getter, &a);
  started(loop, getter, &b);
  puts_all(last, (int[]){1, 2}, 2);
  puts_all(lowest, (int[]){2, 1}, 2);
  run_iteration(loop);
  expect_notes("A: 2 in 2, B: 1 in 2");
  queue_free(last);
  queue_free(lowest);
}
