// lib/die.h: whoever cannot go on says so in one line and ends the program.
#include "die.h"

#include <stdint.h>
#include <stdlib.h>

#include "testing.h"

static void give_up(void) {
  print("before");
  die("no %s after %d tries", "door", 3);
}

TEST(dying_is_one_line_and_status_1,
     "die() writes its line behind what was printed before and exits with 1",
     "") {
  int status;
  ck_assert_str_eq(output_of(give_up, &status),
                   "before\nno door after 3 tries\n");
  ck_assert_int_eq(status, 1);
}

static void also_without_memory(void) { die("no memory for the record"); }

static void give_up_twice(void) {
  atexit(also_without_memory);
  die("no memory");
}

TEST(the_first_line_is_the_last,
     "What fails on the way out, as the record of a run does without memory, "
     "adds no line",
     "") {
  int status;
  ck_assert_str_eq(output_of(give_up_twice, &status), "no memory\n");
  ck_assert_int_eq(status, 1);
}

TEST(allocated_memory_is_zeroed,
     "allocate() gives zeroed memory, also where something stood before", "") {
  static const char zeros[100];
  char *memory = memset(allocate(sizeof zeros), 'x', sizeof zeros);
  free(memory);
  memory = allocate(sizeof zeros);
  ck_assert(!memcmp(memory, zeros, sizeof zeros));
  free(memory);
}

TEST(an_array_keeps_what_is_in_it,
     "reallocate() makes an array larger, or a new one of NULL", "") {
  int *array = reallocate(NULL, 3, sizeof *array);
  array[2] = 7;
  array = reallocate(array, 10000, sizeof *array);
  ck_assert_int_eq(array[2], 7);
  array[9999] = 8;
  free(array);
}

static void too_much(void) { reallocate(NULL, SIZE_MAX / 2, 4); }
static void wraps(void) { reallocate(NULL, SIZE_MAX / 8 + 1, 8); }
static void too_large(void) { allocate((size_t)PTRDIFF_MAX - 4096); }

TEST(out_of_memory_is_one_line,
     "Out of memory ends the program with one line and status 1", "") {
  expect_dies(too_much, text_format("out of memory: %zu items of 4 bytes",
                                    (size_t)SIZE_MAX / 2));
  expect_dies(wraps, "items of 8 bytes"); // 0 bytes, to who only multiplies
  if (sizeof(size_t) == 8) // with four bytes there may be as much
    expect_dies(too_large, text_format("out of memory: %zu bytes\n",
                                       (size_t)PTRDIFF_MAX - 4096));
}
