// aarch64.h: the switch on AArch64.
//
// context_jump(save, sp) leaves this stack, writing where it left into *save,
// and goes on at sp, which an earlier jump has written. See context.h.
#ifndef CONTEXT_AARCH64_H
#define CONTEXT_AARCH64_H

// clang-format off
__attribute__((always_inline))
static inline void context_jump(void **save, void *sp) {
  register void *old __asm__("x0") = save, *new __asm__("x1") = sp;
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
      : "+r"(old), "+r"(new) :
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
}
// clang-format on

#endif
