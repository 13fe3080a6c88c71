// exercise.h: what jump.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "context.h"

// Leaves this stack, and goes on at `sp`, which an earlier jump has written, or
// context_init() in its place. Where we have left goes to *save: whoever jumps
// there lets this call return.
//
// What lies on a stack that was left, from `sp` upwards, is three words: the
// frame pointer, the register beside it, and the address to go on at. (On
// AArch64 and RISC-V there is a fourth, the return address.)
void jump(void **save, void *sp);

#define BLANK "\n" // an instruction that is still missing

#endif
