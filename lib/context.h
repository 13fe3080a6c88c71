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

#include "prefetch.h"
#include "stack.h"

typedef struct Context {
  void *sp; // What context_jump() pushed, and the stack on from there.
#if WITH_ASAN
  void *fake_stack; // AddressSanitizer's own, and the bounds of ours.
  const void *limit;
  size_t size;
#elif WITH_TSAN
  void *fiber; // ThreadSanitizer's.
#endif
} Context;

void context_init(Context *self, Stack stack, void (*entry)(void *arg),
                  void *arg);
_Noreturn void context_exit(Context *to);

// AddressSanitizer is told on both sides of a switch, ThreadSanitizer just
// before it, in the function that switches.
void context_leave(Context *from, Context *to);
void context_arrive(void);
#if WITH_TSAN
void *__tsan_get_current_fiber(void);
void __tsan_switch_to_fiber(void *fiber, unsigned flags);
#define CONTEXT_TELL(from, to)                                                 \
  ((from)->fiber = __tsan_get_current_fiber(),                                 \
   __tsan_switch_to_fiber((to)->fiber, 0))
#else
#define CONTEXT_TELL(from, to) (void)0
#endif

// The switch itself, context_jump(), is a file for each processor. All do the
// same. The compiler is told that all registers change, so it saves those that
// it needs, which are few, and no others. It must not be told so of the frame
// pointer and of the one beside it, by which it may address its locals: these
// we push, with the address to go on at. Then sp changes, and we are on the
// other stack, where a jump like this one has pushed the same. The code that
// left there goes on at its label 1, a new stack in context_main(). To `ret`
// there would be shorter, but processors expect a `ret` to go back to its
// call, and lose more time over it than over all the rest.
#if defined(CONTEXT_UCONTEXT)
#include "context/portable.h"
#elif defined(__x86_64__) && defined(__LP64__)
#include "context/x86_64.h"
#elif defined(__aarch64__) && !defined(__ARM_FEATURE_SVE)
#include "context/aarch64.h"
#elif defined(__riscv_float_abi_double) && __riscv_xlen == 64 &&               \
    !defined(__riscv_vector)
#include "context/riscv64.h"
#else
#define CONTEXT_UCONTEXT 1 // We do not know all the registers there.
#include "context/portable.h"
#endif

// To be called before switching to a Context that lies at the top of its own
// stack, as a generator's does. If that was not used for long, its lines would
// be waited for one after the other; asked for together, they take half the
// time (with 100,000 generators).
static inline void context_fetch(const Context *to) {
  prefetch((const char *)to - 5 * 64, 6 * 64);
}

static inline void context_switch(Context *from, Context *to) {
  if (WITH_ASAN)
    context_leave(from, to);
  CONTEXT_TELL(from, to);
  context_jump(&from->sp, to->sp); // Returns when somebody jumps to `from`.
  if (WITH_ASAN)
    context_arrive();
}

#endif
