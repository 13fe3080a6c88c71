// jump.c: from one stack to another, on the processor that you have.
//
// Each line in quotation marks is an instruction; where it has an arrow in
// its comment, what stands on the right goes to the left. %0 is a register
// that holds `save`, %1 one that holds `sp`. (%% is one %.) The compiler is
// told behind the second colon that we leave no other register as it was, so
// it keeps nothing there; of the frame pointer and of the register beside it,
// it cannot be told so.
#include "exercise.h"

// clang-format off
#if defined(CONTEXT_UCONTEXT)
// We do not know this processor: nothing is to be done here.
void jump(void **save, void *sp) { context_jump(save, sp); }

#elif defined(__x86_64__)
void jump(void **save, void *sp) {
  __asm__ volatile(
      "   leaq  -128(%%rsp), %%rsp\n" // what lies just below belongs to others
      "   leaq  1f(%%rip), %%rax\n"   // rax <- the address of the label 1
      "   pushq %%rax\n"              // sp <- sp - 8, [sp] <- rax
      "   pushq %%rbx\n"
      "   pushq %%rbp\n"
      "   movq  %%rsp, (%0)\n"        // [save] <- sp
      "   movq  %1, %%rsp\n"          // sp <- the other stack's
      "   popq  %%rbp\n"              // the first word there
      "   popq  %%rbx\n"              // the second
      "   popq  %%rax\n"              // the third
      "   jmp   *%%rax\n"             // go on where rax says
      "1: leaq  128(%%rsp), %%rsp"    // somebody has jumped back to us
      : "+D"(save), "+S"(sp) :
      : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
        "r15", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7",
        "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15",
        "cc", "memory");
}

#elif defined(__aarch64__)
void jump(void **save, void *sp) {
  register void *old __asm__("x0") = save, *new __asm__("x1") = sp;
  __asm__ volatile(
      "   adr  x16, 1f\n"             // x16 <- the address of the label 1
      "   stp  x29, x19, [sp, #-32]!\n" // sp <- sp - 32, [sp] <- both
      "   stp  x16, x30, [sp, #16]\n" // [sp + 16] <- both
      "   mov  x17, sp\n"
      "   str  x17, [%0]\n"           // [save] <- sp
      "   mov  sp, %1\n"              // sp <- the other stack's
      "   ldp  x16, x30, [sp, #16]\n" // the third and fourth word there
      "   ldp  x29, x19, [sp], #32\n" // both first, sp <- sp + 32
      "   br   x16\n"                 // go on where x16 says
      "1: hint #36"                   // somebody has jumped back to us
      : "+r"(old), "+r"(new) :
      : "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
        "x13", "x14", "x15", "x16", "x17", "x20", "x21", "x22", "x23", "x24",
        "x25", "x26", "x27", "x28", "v0", "v1", "v2", "v3", "v4", "v5", "v6",
        "v7", "v8", "v9", "v10", "v11", "v12", "v13", "v14", "v15", "v16",
        "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25", "v26",
        "v27", "v28", "v29", "v30", "v31", "cc", "memory");
}

#else // RISC-V
void jump(void **save, void *sp) {
  register void *old __asm__("a0") = save, *new __asm__("a1") = sp;
  __asm__ volatile(
      "   lla  t1, 1f\n"       // t1 <- the address of the label 1
      "   addi sp, sp, -32\n"  // room for four words
      "   sd   s0, 0(sp)\n"    // [sp] <- s0
      "   sd   s1, 8(sp)\n"
      "   sd   t1, 16(sp)\n"
      "   sd   ra, 24(sp)\n"
      "   sd   sp, (%0)\n"     // [save] <- sp
      "   mv   sp, %1\n"       // sp <- the other stack's
      "   ld   s0, 0(sp)\n"    // the first word there
      "   ld   s1, 8(sp)\n"    // the second
      "   ld   t1, 16(sp)\n"   // the third
      "   ld   ra, 24(sp)\n"   // the fourth
      "   addi sp, sp, 32\n"   // and their room
      "   jr   t1\n"           // go on where t1 says
      "1:"                     // somebody has jumped back to us
      : "+r"(old), "+r"(new) :
      : "t0", "t1", "t2", "t3", "t4", "t5", "t6", "a2", "a3", "a4", "a5", "a6",
        "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11",
        "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10",
        "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19", "f20",
        "f21", "f22", "f23", "f24", "f25", "f26", "f27", "f28", "f29", "f30",
        "f31", "memory");
}
#endif
// clang-format on
