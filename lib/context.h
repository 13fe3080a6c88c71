// context.h: going on somewhere else, on another stack.
//
// A Context is a place to go on at. context_init() makes one that starts
// `entry` on a fresh stack. context_switch(&here, &there) saves the place it
// is called from in `here`, goes on at `there`, and returns when somebody
// switches to `here`. An entry never returns; context_exit() is its last act.
//
// Do not move a Context, or switch to one that runs or has exited. Rounding
// mode and exception masks of floating point belong to the thread here, though
// the ABI gives them to the callee: saving them would cost more (8 ns) than
// all the rest.
//
// Whoever compiles the whole program at once (gcc -flto) adds
// -fno-ipa-reference: gcc 12 does not see that other code runs in the middle of
// a switch, and may keep a static variable in a register across it.
#ifndef CONTEXT_H
#define CONTEXT_H

#include "stack.h"

typedef struct Context {
  void *sp; // What context_jump() pushed, and the stack on from there.
#if STACK_ASAN
  void *fake_stack; // AddressSanitizer's own, and the bounds of ours.
  const void *limit;
  size_t size;
#endif
} Context;

void context_init(Context *self, Stack stack, void (*entry)(void *arg),
                  void *arg);
_Noreturn void context_exit(Context *to);

// AddressSanitizer is told on both sides of a switch.
void context_leave(Context *from, Context *to);
void context_arrive(void);
void context_jump_portably(Context *from, Context *to);

// The switch itself. The compiler is told that all registers change, so it
// saves those that it needs, which are few, and no others. It must not be told
// so of the frame pointer and of the one beside it, by which it may address its
// locals: these we push, with the address to go on at. Then sp changes, and we
// are on the other stack, where a jump like this one has pushed the same. The
// code that left there goes on at its label 1, a new stack in context_main().
// To `ret` there would be shorter, but processors expect a `ret` to go back to
// its call, and lose more time over it than over all the rest.
// clang-format off
__attribute__((always_inline))
static inline void context_jump(Context *from, Context *to) {
#ifdef CONTEXT_UCONTEXT
  context_jump_portably(from, to);
#elif defined(__x86_64__) && defined(__LP64__)
  void *save = &from->sp, *sp = to->sp;
  __asm__ volatile(
      "   leaq  -128(%%rsp), %%rsp\n" // Past the red zone.
      "   leaq  1f(%%rip), %%rax\n"
      "   pushq %%rax; pushq %%rbx; pushq %%rbp\n"
      "   movq  %%rsp, (%0)\n"
      "   movq  %1, %%rsp\n"
      "   popq  %%rbp; popq %%rbx; popq %%rax\n"
      "   jmp   *%%rax\n"
      "1: leaq  128(%%rsp), %%rsp"
      : "+D"(save), "+S"(sp) :
      : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
        "r15", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7",
        "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15",
#ifdef __AVX512F__
        "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23",
        "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31",
        "k1", "k2", "k3", "k4", "k5", "k6", "k7",
#endif
        "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)",
        "cc", "memory");
#elif defined(__aarch64__) && !defined(__ARM_FEATURE_SVE)
  register void *save __asm__("x0") = &from->sp, *sp __asm__("x1") = to->sp;
  __asm__ volatile(
      "   adr  x16, 1f\n"
      "   stp  x29, x19, [sp, #-32]!\n"
      "   stp  x16, x30, [sp, #16]\n"
      "   mov  x17, sp\n"
      "   str  x17, [%0]\n"
      "   mov  sp, %1\n"
      "   ldp  x16, x30, [sp, #16]\n"
      "   ldp  x29, x19, [sp], #32\n"
      "   br   x16\n"
      "1: hint #36" // bti j: a jump may come here.
      : "+r"(save), "+r"(sp) :
      : "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
        "x13", "x14", "x15", "x16", "x17",
#ifndef __APPLE__ // Where x18 is the system's.
        "x18",
#endif
        "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "v0",
        "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11",
        "v12", "v13", "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21",
        "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30", "v31",
        "cc", "memory");
#elif defined(__riscv_float_abi_double) && __riscv_xlen == 64 && \
    !defined(__riscv_vector)
  register void *save __asm__("a0") = &from->sp, *sp __asm__("a1") = to->sp;
  __asm__ volatile(
      "   lla  t1, 1f\n" // Not t0: jumping to it counts as a return.
      "   addi sp, sp, -32\n"
      "   sd   s0, 0(sp); sd s1, 8(sp); sd t1, 16(sp); sd ra, 24(sp)\n"
      "   sd   sp, (%0)\n"
      "   mv   sp, %1\n"
      "   ld   s0, 0(sp); ld s1, 8(sp); ld t1, 16(sp); ld ra, 24(sp)\n"
      "   addi sp, sp, 32\n"
      "   jr   t1\n"
      "1:"
      : "+r"(save), "+r"(sp) :
      : "t0", "t1", "t2", "t3", "t4", "t5", "t6", "a2", "a3", "a4", "a5", "a6",
        "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11",
        "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10",
        "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20",
        "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30",
        "f31", "memory");
#else
#define CONTEXT_UCONTEXT 1 // We do not know all the registers there.
  context_jump_portably(from, to);
#endif
}
// clang-format on

// To be called before switching to a Context that lies at the top of its own
// stack, as a generator's does. If that was not used for long, its lines would
// be waited for one after the other; asked for together, they take half the
// time (with 100,000 generators).
static inline void context_fetch(const Context *to) {
  for (int line = 0; line < 6; line++)
    __builtin_prefetch((const char *)to - 64 * line, 1);
}

static inline void context_switch(Context *from, Context *to) {
  if (STACK_ASAN)
    context_leave(from, to);
  context_jump(from, to); // Returns when somebody jumps to `from`.
  if (STACK_ASAN)
    context_arrive();
}

#endif
