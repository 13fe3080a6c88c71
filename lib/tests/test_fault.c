// lib/stack.h: what becomes of a fault. In a guard it is an overflow, which is
// told in one line; any other one is what it was without us.
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pool.h"
#include "stack.h"
#include "testing.h"
#include "tests/test_co.h"

static volatile long one = 1; // which the compiler cannot know

static __attribute__((noinline)) long dig(long depth) {
  volatile char hole[100];
  hole[0] = (char)depth;
  return depth < 0 ? 0 : dig(depth + one) + hole[0];
}

static void greedy(void *arg) { co_end(arg, dig(0)); }

static Co *to_overflow, *bystander;

static void overflow(void) {
  co_resume(bystander, 1);
  co_resume(to_overflow, 0);
}

TEST(an_overflow_names_the_coroutine,
     "A coroutine that overflows its stack ends the program with one line: its "
     "name, and how to get a larger one",
     "") {
  bystander = co_new(add_up);
  to_overflow = co_new(greedy); // so the child inherits stack and guard
  expect_dies(overflow,
              text_format("stack overflow: coroutine greedy() needs more than "
                          "its stack of %d KiB (recurse less, or build with "
                          "-DSTACK_SIZE=%d)\n",
                          STACK_SIZE >> 10, STACK_SIZE * 4));
  co_free(to_overflow);
  co_free(bystander);
}

// In one batch of stacks, the first ones and the last, and in the next one.
static const int guarded[] = {0, 1, 63, 64, 127, 128};
static int which, below;

static void write_below(void) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  Stack stack = stack_new((void *)add_up);
  for (int i = 0; i < which; i++)
    stack = stack_new((void *)add_up);
  ((volatile char *)stack.limit)[-below] = 1;
}

TEST(each_stack_has_a_guard,
     "Whoever writes below a stack, the first one or a later, is told so, at "
     "either end of its guard",
     "") {
  if (RUNNING_ON_VALGRIND)
    return;
  for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) {
    which = guarded[i];
    for (below = 1; below <= GUARD; below += GUARD - 1)
      expect_dies(write_below, "stack overflow: coroutine add_up()");
  }
}

// -- other faults, in a process that has made no stack yet --------------------

static void reads_nowhere(void *arg) {
  volatile uintptr_t nowhere = 64;
  co_end(arg, *(volatile char *)nowhere);
}

static void fault(void) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  co_resume(co_new(reads_nowhere), 0);
}

// How a run ends whose handler for SIGSEGV is this one before the first stack.
static int ends_under(void (*handler)(int), void (*run)(void)) {
  int status;
  signal(SIGSEGV, handler);
  ck_assert_ptr_null(strstr(output_of(run, &status), "stack overflow"));
  return status;
}

static void on_segv(int number) { _exit(number == SIGSEGV ? 42 : 43); }

static void killed(void) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  co_free(co_new(add_up));
  raise(SIGSEGV);
}

TEST(another_fault_is_what_it_was,
     "A fault that is not in a guard is no overflow: it ends the program as "
     "without us",
     "") {
  if (!RUNNING_ON_VALGRIND) // for which any fault is an error of ours
    ck_assert_int_eq(ends_under(SIG_DFL, fault), 128 + SIGSEGV);
}

TEST(the_handler_before_ours_is_kept,
     "Whoever handled faults before the first stack still does, and a signal "
     "that was sent still arrives",
     "") {
  if (RUNNING_ON_VALGRIND)
    return;
  ck_assert_int_eq(ends_under(on_segv, fault), 42);
  ck_assert_int_eq(ends_under(on_segv, killed), 42);
  ck_assert_int_eq(ends_under(SIG_DFL, killed), 128 + SIGSEGV);
}

static void take_all(void) {
  setrlimit(RLIMIT_AS, &(struct rlimit){64 << 20, 64 << 20});
  while (true)
    stack_new((void *)add_up);
}

TEST(no_room_for_a_stack_is_one_line,
     "A program that has no room for another stack ends with one line", "") {
  // Sanitizers, valgrind and emulators need more room themselves.
#if WITH_ASAN || defined(EMULATED)
  (void)take_all;
#else
  if (!RUNNING_ON_VALGRIND)
    expect_dies(take_all, "out of memory: ");
#endif
}

#if defined(STACK_MPROTECT) && !WITH_ASAN && !defined(EMULATED)
static void take_all_guards(void) {
  while (true)
    stack_new((void *)add_up);
}

static long mappings_allowed(void) {
  long most = 0;
  FILE *file = fopen("/proc/sys/vm/max_map_count", "r");
  if (file && fscanf(file, "%ld", &most) != 1)
    most = 0;
  if (file)
    fclose(file);
  return most;
}

TEST(no_guard_for_a_stack_is_one_line,
     "Where a guard is a mapping, there is a number of stacks at which the "
     "program ends with one line, which names the limit",
     "") {
  long most = mappings_allowed();
  if (RUNNING_ON_VALGRIND || most == 0 || most > 100000)
    return; // it would take long
  int status;
  const char *output = output_of(take_all_guards, &status);
  expect_status(status, 1, output);
  expect_in(output, "no guard for stack ");
  expect_in(output, "two mappings: sysctl vm.max_map_count");
  ck_assert_ptr_eq(strchr(output, '\n'), output + strlen(output) - 1);
}
#endif
