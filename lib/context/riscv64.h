// riscv64.h: the switch on RISC-V 64.
//
// context_jump(save, sp) leaves this stack, writing where it left into *save,
// and goes on at sp, which an earlier jump has written. See context.h.
#ifndef CONTEXT_RISCV64_H
#define CONTEXT_RISCV64_H

// clang-format off
__attribute__((always_inline))
static inline void context_jump(void **save, void *sp) {
  register void *old __asm__("a0") = save, *new __asm__("a1") = sp;
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
      : "+r"(old), "+r"(new) :
      : "t0", "t1", "t2", "t3", "t4", "t5", "t6", "a2", "a3", "a4", "a5", "a6",
        "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11",
        "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10",
        "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20",
        "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30",
        "f31", "memory");
}
// clang-format on

#endif
