// Stacks, switches between them, and the names of functions.
//
// With -DNO_CHECK the same tests run one after the other under a main() of
// their own, for machines that have no libcheck.
#include "context.h"
#include "symbol.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef NO_CHECK
#define START_TEST(name) static void name(void)
#define END_TEST
#define ck_assert_msg(condition, ...)                                          \
  ((condition) ? (void)0                                                       \
               : (fprintf(stderr, "%s:%d: ", __FILE__, __LINE__),              \
                  fprintf(stderr, __VA_ARGS__), fputc('\n', stderr), exit(1)))
#define ck_assert(condition) ck_assert_msg(condition, "%s", #condition)
#else
#include <check.h>
#endif

#ifdef __GLIBC__
#include <execinfo.h>
#endif
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

// A coroutine reduced to what a switch needs.
typedef struct Co {
  Context body, caller;
  Stack stack;
  long value;
  struct Co *inner;
} Co;

static Co *co_new(void (*body)(void *arg)) {
  Stack stack = stack_new((void *)body);
  Co *self = stack_reserve(&stack, sizeof *self);
  memset(self, 0, sizeof *self);
  self->stack = stack;
  context_init(&self->body, stack, body, self);
  return self;
}

static long co_resume(Co *self, long value) {
  self->value = value;
  context_switch(&self->caller, &self->body);
  return self->value;
}

static long co_yield (Co *self, long value) {
  self->value = value;
  context_switch(&self->body, &self->caller);
  return self->value;
}

static void co_free(Co *self) { stack_free(self->stack); }

// Runs `scene` in a child and returns how it ended. What it wrote to stderr is
// in `errors`.
static int child_status(void (*scene)(void), char errors[4096]) {
  int ends[2];
  ck_assert(pipe(ends) == 0);
  pid_t child = fork();
  ck_assert(child >= 0);
  if (child == 0) {
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    dup2(ends[1], STDERR_FILENO);
    scene();
    _exit(77); // It came back.
  }
  close(ends[1]);
  size_t length = 0;
  ssize_t got;
  while ((got = read(ends[0], errors + length, 4095 - length)) > 0)
    length += (size_t)got;
  errors[length] = '\0';
  close(ends[0]);
  int status;
  ck_assert(waitpid(child, &status, 0) == child);
  return status;
}

static int exited_with(int status, int code) {
  return WIFEXITED(status) && WEXITSTATUS(status) == code;
}

// -- Switching ---------------------------------------------------------------

static void add_up(void *arg) {
  Co *self = arg;
  long sum = 0;
  for (long value = self->value; value; value = co_yield (self, sum))
    sum += value;
  self->value = -1;
  context_exit(&self->caller);
}

START_TEST(test_values_travel_to_and_fro) {
  Co *co = co_new(add_up);
  long sum = 0;
  for (long i = 1; i <= 1000; i++)
    ck_assert(co_resume(co, i) == (sum += i));
  ck_assert(co_resume(co, 0) == -1);
  co_free(co);
  ck_assert(stack_count() == 0);
}
END_TEST

static volatile long one = 1; // Which the compiler cannot know.

// More live values than there are registers to keep them in, of every kind,
// across `step`. Returns whether all are what they were.
static __attribute__((noinline)) int
all_survive(Co *self, long seed, long (*step)(Co *self, long value)) {
  seed *= one;
  long i1 = seed + 1, i2 = seed + 2, i3 = seed + 3, i4 = seed + 4;
  long i5 = seed + 5, i6 = seed + 6, i7 = seed + 7, i8 = seed + 8;
  long i9 = seed + 9, i10 = seed + 10, i11 = seed + 11, i12 = seed + 12;
  double d1 = i1 / 3.0, d2 = i2 / 3.0, d3 = i3 / 3.0, d4 = i4 / 3.0;
  double d5 = i5 / 3.0, d6 = i6 / 3.0, d7 = i7 / 3.0, d8 = i8 / 3.0;
  double d9 = i9 / 3.0, d10 = i10 / 3.0, d11 = i11 / 3.0, d12 = i12 / 3.0;
  long double l1 = i1 / 7.0L, l2 = i2 / 7.0L;
  typedef float Four __attribute__((vector_size(16)));
  Four v1 = {(float)i1, (float)i2}, v2 = v1 + v1;
  char over_aligned[64] __attribute__((aligned(64))), sized[(seed & 31) + 1];
  memset(over_aligned, (int)(seed & 127), sizeof over_aligned);
  sized[0] = (char)(seed & 127);

  step(self, seed);

  Four v = {(float)(seed + 1), (float)(seed + 2)};
  Four differences = (v1 - v) + (v2 - v - v);
  long s = seed;
  return i1 == s + 1 && i2 == s + 2 && i3 == s + 3 && i4 == s + 4 &&
         i5 == s + 5 && i6 == s + 6 && i7 == s + 7 && i8 == s + 8 &&
         i9 == s + 9 && i10 == s + 10 && i11 == s + 11 && i12 == s + 12 &&
         d1 == (s + 1) / 3.0 && d2 == (s + 2) / 3.0 && d3 == (s + 3) / 3.0 &&
         d4 == (s + 4) / 3.0 && d5 == (s + 5) / 3.0 && d6 == (s + 6) / 3.0 &&
         d7 == (s + 7) / 3.0 && d8 == (s + 8) / 3.0 && d9 == (s + 9) / 3.0 &&
         d10 == (s + 10) / 3.0 && d11 == (s + 11) / 3.0 &&
         d12 == (s + 12) / 3.0 && l1 == (s + 1) / 7.0L &&
         l2 == (s + 2) / 7.0L && differences[0] == 0 && differences[1] == 0 &&
         over_aligned[63] == (char)(s & 127) && sized[0] == (char)(s & 127);
}

static void other_values(void *arg) {
  Co *self = arg;
  for (long seed = 5000; all_survive(self, seed, co_yield ); seed++)
    self->inner = self; // A sign that they did.
  self->value = -1;
  context_exit(&self->caller);
}

START_TEST(test_registers_survive) {
  Co *co = co_new(other_values);
  for (long seed = 100; seed < 200; seed++) {
    ck_assert(all_survive(co, seed, co_resume));
    ck_assert(co->value == 4900 + seed);
    ck_assert(seed == 100 || co->inner == co);
  }
  co_free(co);
}
END_TEST

// The registers that the ABI gives to the caller of a function, filled with a
// pattern of our own; `step` is called from assembly.
#if defined(__x86_64__) && !WITH_ASAN
static void step_of(Co *co) { co_resume(co, 1); }

START_TEST(test_callee_saved_registers) {
  Co *co = co_new(other_values);
  for (int i = 0; i < 3; i++) {
    Co *argument = co;
    long bad = 0;
    __asm__ volatile("movq %%rsp, %%rdx\n"
                     "subq $256, %%rsp\n"
                     "andq $-16, %%rsp\n"
                     "pushq %%rdx\n"
                     "pushq %%rbp\n"
                     "movq $0x1111, %%rbx\n"
                     "movq $0x2222, %%rbp\n"
                     "movq $0x3333, %%r12\n"
                     "movq $0x4444, %%r13\n"
                     "movq $0x5555, %%r14\n"
                     "movq $0x6666, %%r15\n"
                     "call *%%rax\n"
                     "leaq -0x1111(%%rbx), %%rax\n"
                     "subq $0x2222, %%rbp; orq %%rbp, %%rax\n"
                     "subq $0x3333, %%r12; orq %%r12, %%rax\n"
                     "subq $0x4444, %%r13; orq %%r13, %%rax\n"
                     "subq $0x5555, %%r14; orq %%r14, %%rax\n"
                     "subq $0x6666, %%r15; orq %%r15, %%rax\n"
                     "popq %%rbp\n"
                     "popq %%rsp\n"
                     : "=a"(bad), "+D"(argument)
                     : "a"(step_of)
                     : "rbx", "rcx", "rdx", "rsi", "r8", "r9", "r10", "r11",
                       "r12", "r13", "r14", "r15", "xmm0", "xmm1", "xmm2",
                       "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
                       "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15",
                       "cc", "memory");
    ck_assert(bad == 0);
  }
  co_free(co);
}
END_TEST
#else
START_TEST(test_callee_saved_registers) {}
END_TEST
#endif

static void prints_floats(void *arg) {
  Co *self = arg;
  char text[40]; // With a stack that is not aligned, this is a crash on x86.
  snprintf(text, sizeof text, "%.2f %d", (double)self->value / 4, 7);
  self->value = strcmp(text, "0.75 7");
  context_exit(&self->caller);
}

START_TEST(test_stack_is_aligned) {
  Co *co = co_new(prints_floats);
  ck_assert(co_resume(co, 3) == 0);
  ck_assert((uintptr_t)co % 64 == 0);
  co_free(co);
}
END_TEST

// Passes on to the one inside, and adds 1 on the way in and 10 on the way out.
static void nested(void *arg) {
  Co *self = arg;
  for (;;) {
    long value = self->value + 1;
    co_yield (self, 10 + (self->inner ? co_resume(self->inner, value) : value));
  }
}

START_TEST(test_a_coroutine_resumes_another) {
  Co *chain[100] = {0};
  for (int i = 0; i < 100; i++) {
    chain[i] = co_new(nested);
    chain[i]->inner = i ? chain[i - 1] : NULL;
  }
  for (long i = 0; i < 100; i++)
    ck_assert(co_resume(chain[99], i) == i + 1100);
  ck_assert(stack_count() == 100);
  for (int i = 0; i < 100; i++)
    co_free(chain[i]);
  ck_assert(stack_count() == 0);
}
END_TEST

// -- Stacks ------------------------------------------------------------------

START_TEST(test_the_stack_freed_last_comes_first) {
  Co *a = co_new(add_up), *b = co_new(add_up);
  co_resume(a, 1); // Suspended for good: it never gets to its end.
  char *freed = a->stack.limit;
  co_free(a);
  a = co_new(add_up);
  ck_assert(a->stack.limit == freed);
  ck_assert(co_resume(a, 5) == 5 && co_resume(b, 7) == 7);
  ck_assert(co_resume(a, 5) == 10 && co_resume(a, 0) == -1);
  co_free(a);
  co_free(b);
  ck_assert(stack_count() == 0);
}
END_TEST

START_TEST(test_stacks_do_not_overlap) {
  enum { COUNT = 200 }; // Over more than one slab.
  Stack stacks[COUNT];
  for (int i = 0; i < COUNT; i++) {
    stacks[i] = stack_new((void *)add_up);
    ck_assert(stacks[i].top - stacks[i].limit >= STACK_SIZE - (19 << 10));
    memset(stacks[i].limit, i, (size_t)(stacks[i].top - stacks[i].limit));
  }
  for (int i = 0; i < COUNT; i++)
    for (char *at = stacks[i].limit; at < stacks[i].top; at++)
      if (*at != (char)i)
        ck_assert_msg(0, "stack %d is not its own", i);
  for (int i = 0; i < COUNT; i++)
    stack_free(stacks[i]);
}
END_TEST

static int mappings(void) {
  int count = 0, c;
  FILE *maps = fopen("/proc/self/maps", "r");
  while (maps && (c = fgetc(maps)) != EOF)
    count += c == '\n';
  if (maps)
    fclose(maps);
  return count;
}

START_TEST(test_a_hundred_thousand_at_once) {
  int before = mappings(), count = WITH_ASAN ? 10000 : 100000;
  Co *co = co_new(add_up), *last = co;
  co_resume(co, 1);
  for (int i = 1; i < count; i++, last = co) {
    co = co_new(add_up);
    co->inner = last;
    co_resume(co, i);
    if (i == 1000 && mappings() > before + 500)
      count = 2000; // Each guard is a mapping here, of which there are few.
  }
  ck_assert(stack_count() == (size_t)count);
  for (int i = count - 1; i >= 0; i--, co = last) {
    last = co->inner;
    ck_assert(co_resume(co, 1) == (i ? i + 1 : 2));
    ck_assert(co_resume(co, 0) == -1);
    co_free(co);
  }
  ck_assert(stack_count() == 0);
}
END_TEST

// -- Faults ------------------------------------------------------------------

static __attribute__((noinline)) long dig(long depth) {
  volatile char hole[100];
  hole[0] = (char)depth;
  return depth < 0 ? 0 : dig(depth + one) + hole[0];
}

static void greedy(void *arg) {
  Co *self = arg;
  self->value = dig(0);
  context_exit(&self->caller);
}

static Co *to_overflow, *bystander;

static void scene_overflow(void) {
  co_resume(bystander, 1);
  co_resume(to_overflow, 0);
}

START_TEST(test_an_overflow_names_the_coroutine) {
  char errors[4096], expected[200];
  bystander = co_new(add_up);
  to_overflow = co_new(greedy); // So the child inherits stack and guard.
  int status = child_status(scene_overflow, errors);
  snprintf(expected, sizeof expected,
           "stack overflow: coroutine greedy() needs more than its stack of "
           "%d KiB (recurse less, or build with -DSTACK_SIZE=%d)\n",
           STACK_SIZE >> 10, STACK_SIZE * 4);
  const char *line = errors;
#if WITH_ASAN && defined(CONTEXT_UCONTEXT)
  line = strstr(errors, "stack overflow"); // It warns of ucontext first.
#endif
  ck_assert_msg(line && strcmp(line, expected) == 0, "stderr is: %s", errors);
  ck_assert(exited_with(status, 1));
  co_free(to_overflow);
  co_free(bystander);
}
END_TEST

static void reads_nowhere(void *arg) {
  Co *self = arg;
  volatile uintptr_t nowhere = 64;
  self->value = *(volatile unsigned char *)nowhere;
  context_exit(&self->caller);
}

static void scene_null(void) { co_resume(co_new(reads_nowhere), 0); }

START_TEST(test_another_fault_is_what_it_was) {
  if (RUNNING_ON_VALGRIND)
    return; // Where such a fault is an error of this program.
  char errors[4096];
  int status = child_status(scene_null, errors);
  if (WITH_ASAN)
    ck_assert(strstr(errors, "AddressSanitizer: SEGV"));
  else
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
  ck_assert(!strstr(errors, "stack overflow"));
}
END_TEST

static void on_segv(int number) { _exit(number == SIGSEGV ? 42 : 43); }

static void scene_own_handler(void) {
  signal(SIGSEGV, on_segv); // Before the first stack.
  scene_null();
}

static void scene_kill(void) {
  co_free(co_new(add_up));
  raise(SIGSEGV);
}

START_TEST(test_the_handler_before_ours_is_kept) {
  if (RUNNING_ON_VALGRIND)
    return; // Where such a fault is an error of this program.
  char errors[4096];
#ifndef NO_CHECK // Where each test is a process, and no stack was made yet.
  ck_assert(exited_with(child_status(scene_own_handler, errors), 42));
#else
  (void)scene_own_handler;
#endif
  int status = child_status(scene_kill, errors);
  ck_assert(WIFSIGNALED(status) || (WITH_ASAN && !exited_with(status, 77)));
}
END_TEST

static void scene_out_of_memory(void) {
  setrlimit(RLIMIT_AS, &(struct rlimit){64 << 20, 64 << 20});
  for (;;)
    stack_new((void *)add_up);
}

START_TEST(test_out_of_memory_is_one_line) {
#if !WITH_ASAN && !defined(NO_CHECK)
  char errors[4096];
  if (RUNNING_ON_VALGRIND)
    return; // Whose own memory counts, too.
  int status = child_status(scene_out_of_memory, errors);
  ck_assert_msg(exited_with(status, 1), "status %d: %s", status, errors);
  ck_assert(strncmp(errors, "out of memory: ", 15) == 0);
  ck_assert(strchr(errors, '\n') == errors + strlen(errors) - 1);
#else
  (void)scene_out_of_memory;
#endif
}
END_TEST

// -- Names -------------------------------------------------------------------

START_TEST(test_symbol_name) {
#ifdef __linux__
  const char *inside = (const char *)dig + 8;
  ck_assert(strcmp(symbol_name((void *)greedy), "greedy") == 0);
  ck_assert(strcmp(symbol_name(inside), "dig") == 0);
  ck_assert(symbol_name(&bystander) == NULL);
  ck_assert(symbol_name(NULL) == NULL);
  ck_assert(symbol_name((void *)greedy) == symbol_name((void *)greedy));
  ck_assert(symbol_static_address(inside) - symbol_static_address(&bystander) ==
            (uintptr_t)inside - (uintptr_t)&bystander);
#endif
}
END_TEST

#ifdef __GLIBC__
static void *frames[40];
static int depth;

static void takes_backtrace(void *arg) {
  Co *self = arg;
  depth = backtrace(frames, 40);
  co_yield (self, depth);
  context_exit(&self->caller);
}
#endif

START_TEST(test_a_backtrace_ends_at_the_entry) {
#ifdef __GLIBC__
  Co *co = co_new(takes_backtrace);
  co_resume(co, 0);
  ck_assert_msg(depth > 0 && depth <= 5, "%d frames", depth);
  // Without unwind tables, as gcc 12 builds for RISC-V, it is one frame.
  const char *last = symbol_name((char *)frames[depth - 1] - 1);
  ck_assert(last && (depth == 1 || strcmp(last, "context_main") == 0));
  co_free(co);
#endif
}
END_TEST

// -- All ---------------------------------------------------------------------

int main(void) {
#ifdef NO_CHECK
  typedef void Test(void);
#else
  typedef const TTest Test;
#endif
  Test *const tests[] = {
      test_values_travel_to_and_fro,
      test_registers_survive,
      test_callee_saved_registers,
      test_stack_is_aligned,
      test_a_coroutine_resumes_another,
      test_the_stack_freed_last_comes_first,
      test_stacks_do_not_overlap,
      test_a_hundred_thousand_at_once,
      test_an_overflow_names_the_coroutine,
      test_another_fault_is_what_it_was,
      test_the_handler_before_ours_is_kept,
      test_out_of_memory_is_one_line,
      test_symbol_name,
      test_a_backtrace_ends_at_the_entry,
  };
  size_t count = sizeof tests / sizeof *tests;
#ifdef NO_CHECK
  for (size_t i = 0; i < count; i++)
    tests[i]();
  printf("%zu tests passed\n", count);
  return 0;
#else
  TCase *all = tcase_create("context");
  for (size_t i = 0; i < count; i++)
    tcase_add_test(all, tests[i]);
  tcase_set_timeout(all, 120);
  Suite *suite = suite_create("context");
  suite_add_tcase(suite, all);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed != 0;
#endif
}
