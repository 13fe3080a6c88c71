#include "context.h"

#include <stdint.h>
#include <stdlib.h>

#if WITH_ASAN
#include <sanitizer/common_interface_defs.h>

// The switch under way. One that is not to come back has left nothing.
static _Thread_local Context *left, *reached;

void context_leave(Context *from, Context *to) {
  left = from;
  reached = to;
  __sanitizer_start_switch_fiber(from ? &from->fake_stack : NULL, to->limit,
                                 to->size);
}

// Only now do we learn where the stack is that was left: the thread's own
// stack never went through context_init.
void context_arrive(void) {
  __sanitizer_finish_switch_fiber(reached->fake_stack,
                                  left ? &left->limit : NULL,
                                  left ? &left->size : NULL);
}
#endif

// A new stack begins as if it had been switched away from: with the four words
// that context_jump() expects, then with what context_main() needs.
typedef struct Start {
  void *frame_pointer, *beside; // NULL ends a walk along the frame pointers.
  void (*go_on)(void *save, struct Start *self);
  void *return_address;
  void (*entry)(void *arg);
  void *arg;
} Start;

// The other side of the first switch to a stack. Its arguments are the
// operands of context_jump(), in whose registers arguments are passed. Nobody
// called, so no debugger may look for a caller: that is what the directive
// says, which is in the text of the function but no instruction.
static void context_main(void *save, Start *self) {
#if defined(__GCC_HAVE_DWARF2_CFI_ASM) && defined(__x86_64__)
  __asm__ volatile(".cfi_undefined rip" ::: "memory");
#elif defined(__GCC_HAVE_DWARF2_CFI_ASM) && defined(__aarch64__)
  __asm__ volatile(".cfi_undefined x30" ::: "memory");
#elif defined(__GCC_HAVE_DWARF2_CFI_ASM) && defined(__riscv)
  __asm__ volatile(".cfi_undefined ra" ::: "memory");
#endif
  (void)save;
  if (WITH_ASAN)
    context_arrive();
  // The compiler may make a jump of it. A call would leave the processor with
  // the prediction of a return that never comes, and the next one would miss.
  self->entry(self->arg);
}

void context_init(Context *self, Stack stack, void (*entry)(void *arg),
                  void *arg) {
  Start *start = (Start *)((uintptr_t)stack.top & ~(uintptr_t)15) - 1;
  *start = (Start){.go_on = context_main, .entry = entry, .arg = arg};
  self->sp = start;
#ifdef CONTEXT_UCONTEXT
  self->sp = context_prepare(stack.limit, start, (void (*)(void))context_main);
#endif
#if WITH_ASAN
  self->fake_stack = NULL;
  self->limit = stack.limit;
  self->size = (size_t)(stack.top - stack.limit);
#elif WITH_TSAN
  self->fiber = stack.fiber;
#endif
}

void context_exit(Context *to) {
  static _Thread_local Context nowhere; // Never to be switched to.
  if (WITH_ASAN)
    context_leave(NULL, to);
  CONTEXT_TELL(&nowhere, to);
  context_jump(&nowhere.sp, to->sp);
  abort();
}
