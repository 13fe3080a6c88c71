// x86_64.h: the switch on x86-64.
//
// context_jump(save, sp) leaves this stack, writing where it left into *save,
// and goes on at sp, which an earlier jump has written. See context.h.
#ifndef CONTEXT_X86_64_H
#define CONTEXT_X86_64_H

// clang-format off
__attribute__((always_inline))
static inline void context_jump(void **save, void *sp) {
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
}
// clang-format on

#endif
