// lib/context.h: going on somewhere else and coming back, with everything as it
// was.
#include "context.h"

#include <stdint.h>
#include <stdio.h>

#ifdef __GLIBC__
#include <execinfo.h>
#endif

#include "symbol.h"
#include "testing.h"
#include "tests/test_co.h"

TEST(values_travel_to_and_fro,
     "A switch goes on where the other side has left, again and again", "") {
  Co *co = co_new(add_up);
  long sum = 0;
  for (long i = 1; i <= 1000; i++)
    ck_assert_int_eq(co_resume(co, i), sum += i);
  ck_assert_int_eq(co_resume(co, 0), -1);
  co_free(co);
}

// What context_switch() is made of, in its order.
static void switch_in_steps(Context *from, Context *to) {
  if (WITH_ASAN)
    context_leave(from, to);
  context_jump(&from->sp, to->sp);
  if (WITH_ASAN)
    context_arrive();
}

TEST(a_switch_is_one_jump,
     "A switch is one jump; AddressSanitizer is told before and after it", "") {
  Co *co = co_new(add_up);
  co->value = 5;
  switch_in_steps(&co->caller, &co->body);
  ck_assert_int_eq(co->value, 5);
  co->value = 6;
  switch_in_steps(&co->caller, &co->body);
  ck_assert_int_eq(co->value, 11);
  ck_assert_int_eq(co_resume(co, 0), -1);
  co_free(co);
}

static void nested(void *arg) {
  Co *self = arg;
  while (true) {
    long value = self->value + 1;
    co_pause(self, 10 + (self->inner ? co_resume(self->inner, value) : value));
  }
}

TEST(a_coroutine_resumes_another,
     "A hundred coroutines pass a value on: each adds 1 on the way in and 10 "
     "on the way out",
     "") {
  enum { COUNT = 100 };
  Co *chain[COUNT];
  for (int i = 0; i < COUNT; i++) {
    chain[i] = co_new(nested);
    chain[i]->inner = i ? chain[i - 1] : NULL;
  }
  for (long i = 0; i < 100; i++)
    ck_assert_int_eq(co_resume(chain[COUNT - 1], i), i + 11 * COUNT);
  for (int i = 0; i < COUNT; i++)
    co_free(chain[i]);
}

#if WITH_ASAN
// A frame that was not moved to where AddressSanitizer keeps those that ended.
static bool lies_within(const Context *self, const void *frame) {
  return (char *)frame >= (char *)self->limit &&
         (char *)frame < (char *)self->limit + self->size;
}

TEST(asan_knows_both_stacks,
     "AddressSanitizer learns where the stack of a new context lies, and where "
     "the one that was left for it",
     "") {
  Co *co = co_new(add_up);
  ck_assert(lies_within(&co->body, co->stack.limit));
  ck_assert(lies_within(&co->body, (char *)co - 1));
  ck_assert(!lies_within(&co->body, co)); // which lies above
  co_resume(co, 1);
  ck_assert(lies_within(&co->caller, __builtin_frame_address(0)));
  ck_assert(!lies_within(&co->caller, co));
  co_free(co);
}
#endif

// -- registers --------------------------------------------------------------

static volatile long one = 1; // which the compiler cannot know

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
  for (long seed = 5000; all_survive(self, seed, co_pause); seed++)
    self->inner = self; // a sign that they did
  co_end(self, -1);
}

TEST(registers_survive,
     "Values of every kind, more than there are registers, are what they were "
     "after a switch, on both sides",
     "") {
  Co *co = co_new(other_values);
  for (long seed = 100; seed < 200; seed++) {
    ck_assert(all_survive(co, seed, co_resume));
    ck_assert_int_eq(co->value, 4900 + seed);
    ck_assert(seed == 100 || co->inner == co);
  }
  co_free(co);
}

#if defined(__x86_64__) && !WITH_ASAN
static void step_of(Co *co) { co_resume(co, 1); }

TEST(what_a_callee_saves_is_saved,
     "A switch is a call: the registers that a callee has to keep are kept",
     "") {
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
    ck_assert_int_eq(bad, 0);
  }
  co_free(co);
}
#endif

// -- the first frame ----------------------------------------------------------

static void prints_floats(void *arg) {
  Co *self = arg;
  char text[40]; // with a stack that is not aligned, this is a crash on x86
  snprintf(text, sizeof text, "%.2f %d", (double)self->value / 4, 7);
  co_end(self, strcmp(text, "0.75 7"));
}

TEST(the_stack_is_aligned,
     "A body starts on a stack that is aligned as the ABI says", "") {
  Co *co = co_new(prints_floats);
  ck_assert_int_eq(co_resume(co, 3), 0);
  ck_assert_uint_eq((uintptr_t)co % 64, 0);
  co_free(co);
}

#ifdef __GLIBC__
static void *frames[40];

static void takes_backtrace(void *arg) { co_end(arg, backtrace(frames, 40)); }

TEST(a_backtrace_ends_at_the_entry,
     "Nobody called the first function on a stack: a backtrace ends there",
     "") {
  Co *co = co_new(takes_backtrace);
  long depth = co_resume(co, 0);
  co_free(co);
  if (!processor_is_known()) // it may end in the C library, or not begin
    return;
  ck_assert_msg(depth > 0 && depth <= 6, "%ld frames", depth);
  // Without unwind tables, as gcc 12 builds for RISC-V, it is one frame.
  const char *last = symbol_name((char *)frames[depth - 1] - 1);
  ck_assert(last && (depth == 1 || !strcmp(last, "context_main")));
}
#endif
