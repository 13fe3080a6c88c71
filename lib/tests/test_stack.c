// lib/stack.h: stacks come from a pool, and do not touch each other.
#include "stack.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "die.h"
#include "testing.h"
#include "tests/test_co.h"

TEST(the_stack_freed_last_comes_first,
     "The stack that was freed last is handed out first, also one whose body "
     "never came to its end",
     "") {
  Co *a = co_new(add_up), *b = co_new(add_up);
  co_resume(a, 1);
  char *freed = a->stack.limit;
  co_free(a);
  a = co_new(add_up);
  ck_assert_ptr_eq(a->stack.limit, freed);
  ck_assert_int_eq(co_resume(a, 5), 5);
  ck_assert_int_eq(co_resume(b, 7), 7);
  ck_assert_int_eq(co_resume(a, 5), 10);
  ck_assert_int_eq(co_resume(a, 0), -1);
  co_free(a);
  co_free(b);
}

static volatile uintptr_t own_array; // ~ where it lay, as no tool would

__attribute__((noinline)) static void has_an_array(const char **outer) {
  char text[40] = "gone";
  ck_assert(!stack_frame_is_gone(*outer));
  ck_assert_int_eq(strlen(text), 4);
  own_array = ~(uintptr_t)text;
}

TEST(a_frame_that_is_gone_is_known,
     "An array of a function that has returned lies in a frame that is gone; "
     "what is on the heap, or was always there, does not",
     "") {
  const char *literal = "stays";
  char *copy = text_new("%s", literal);
  has_an_array(&literal);
  const char *array = (const char *)~own_array;
  ck_assert(stack_frame_is_gone(array));
  ck_assert(!stack_frame_is_gone(literal));
  ck_assert(!stack_frame_is_gone(copy));
  free(copy);
}

TEST(stack_count_is_what_is_in_use,
     "stack_count() counts the stacks that are handed out and not yet freed",
     "") {
  const void *owner = (void *)add_up;
  Stack a = stack_new(owner), b = stack_new(owner);
  ck_assert_uint_eq(stack_count(), 2);
  stack_free(a);
  ck_assert_uint_eq(stack_count(), 1);
  stack_free(b);
  ck_assert_uint_eq(stack_count(), 0);
}

TEST(what_is_reserved_lies_at_the_top,
     "stack_reserve() carves an object off the top, at the start of a cache "
     "line",
     "") {
  Stack stack = stack_new((void *)add_up);
  char *top = stack.top, *object = stack_reserve(&stack, 100);
  ck_assert_ptr_eq(stack.top, object);
  ck_assert(object + 100 <= top && top - object < 100 + 64);
  ck_assert_uint_eq((uintptr_t)object % 64, 0);
  stack_free(stack);
}

TEST(stacks_do_not_overlap,
     "Each of two hundred stacks has its size, and none touches another", "") {
  enum { COUNT = 200 }; // more than one slab holds
  Stack stacks[COUNT];
  bool apart = true;
  for (int i = 0; i < COUNT; i++) {
    Stack s = stacks[i] = stack_new((void *)add_up);
    ck_assert_int_ge(s.top - s.limit, STACK_SIZE - (19 << 10));
    s.limit[0] = s.top[-1] = 1; // both ends are there
    for (int j = 0; j < i; j++)
      apart &= s.top <= stacks[j].limit || stacks[j].top <= s.limit;
  }
  ck_assert(apart);
  for (int i = 0; i < COUNT; i++)
    stack_free(stacks[i]);
}

TEST(a_thousand_at_once,
     "A thousand suspended coroutines each keep what is on their stack", "") {
  enum { COUNT = 1000 };
  Co *all[COUNT];
  int wrong = 0;
  for (int i = 0; i < COUNT; i++) {
    all[i] = co_new(add_up);
    wrong += co_resume(all[i], i + 1) != i + 1;
  }
  for (int i = 0; i < COUNT; i++) {
    wrong += co_resume(all[i], 1) != i + 2;
    co_free(all[i]);
  }
  ck_assert_int_eq(wrong, 0);
}

static int mappings(void) {
  int count = 0, c;
  FILE *maps = fopen("/proc/self/maps", "r");
  while (maps && (c = fgetc(maps)) != EOF)
    count += c == '\n';
  if (maps)
    fclose(maps);
  return count;
}

// Can this kernel mark a page so that touching it is a fault?
static bool can_mark_guards(void) {
#ifdef STACK_MPROTECT
  return false; // as if it could not
#endif
  if (RUNNING_ON_VALGRIND)
    return false; // it stumbles over the mark itself
  enum { GUARD_INSTALL = 102 };
  long size = sysconf(_SC_PAGESIZE);
  char *page = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  madvise(page, (size_t)size, GUARD_INSTALL);
  bool marked = access(page, F_OK) && errno == EFAULT;
  munmap(page, (size_t)size);
  return marked;
}

TEST(guards_need_no_mapping,
     "Where the kernel can mark guards, three hundred stacks take a few "
     "mappings: their number is not limited by the number of those",
     "") {
  enum { COUNT = 300 };
  Stack stacks[COUNT];
  int before = mappings();
  for (int i = 0; i < COUNT; i++)
    stacks[i] = stack_new((void *)add_up);
  if (can_mark_guards())
    ck_assert_int_lt(mappings() - before, 50);
  for (int i = 0; i < COUNT; i++)
    stack_free(stacks[i]);
}

TEST(an_address_tells_its_stack,
     "stack_owner() says whose stack an address lies in", "") {
  const void *owner = (const void *)stack_count, *other = (void *)add_up;
  Stack stack = stack_new(owner), second = stack_new(other);
  ck_assert_ptr_eq(stack_owner(stack.limit), owner);
  ck_assert_ptr_eq(stack_owner(stack.top - 1), owner);
  ck_assert_ptr_eq(stack_owner(second.limit), other);
  ck_assert_ptr_null(stack_owner(&stack));
  ck_assert(!stack_runs(stack));
  stack_free(stack);
  ck_assert_ptr_null(stack_owner(stack.limit));
  stack_free(second);
}

#if WITH_ASAN
static void leave_a_hundred(void) {
  for (int i = 0; i < 100; i++) // so there is more than one slab
    stack_new((void *)add_up);
  exit(0);
}

static void leave_none(void) {
  stack_free(stack_new((void *)add_up));
  exit(0);
}

static void die_with_one(void) {
  stack_new((void *)add_up);
  die("over");
}

static int count_in(const char *output, const char *text) {
  int count = 0;
  for (; (output = strstr(output, text)); output++)
    count++;
  return count;
}

TEST(
    what_is_never_freed_is_told,
    "A program that ends with coroutines that nobody has freed names each, and "
    "fails; one that dies has said enough",
    "") {
  int status;
  const char *output = output_of(leave_a_hundred, &status);
  expect_status(status, 1, output);
  ck_assert_int_eq(count_in(output, "never freed: the coroutine add_up()\n"),
                   100);
  ck_assert_str_eq(output_of(leave_none, &status), "");
  ck_assert_int_eq(status, 0);
  ck_assert_str_eq(output_of(die_with_one, &status), "over\n");
}
#endif
