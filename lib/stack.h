// stack.h: memory for stacks.
//
// stack_new() takes a stack from a pool, stack_free() gives it back. A stack
// costs the pages it was used down to, most often one, and the one freed last
// is handed out first, still warm in the cache. The pages of those in the pool
// are kept, 4 KiB and more for each, until the program ends. Below each stack
// lies a guard: a coroutine that overflows it ends the program with a line that
// names it.
//
//   Stack stack = stack_new(body);
//   Generator *self = stack_reserve(&stack, sizeof(Generator));
//   stack_free(self->stack); // self is gone with it
//
// Each thread has a pool of its own, and frees what it has made. A local array
// larger than the guard (16 KiB) would step over it: compile with
// -fstack-clash-protection.
#ifndef STACK_H
#define STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "die.h"

#ifndef STACK_SIZE // What each takes of the address space, guard included.
#define STACK_SIZE ((WITH_ASAN ? 256 : 64) << 10)
#endif

typedef struct Stack {
  char *limit, *top; // Usable are [limit, top), from the top downwards.
#if WITH_TSAN
  void *fiber; // What ThreadSanitizer knows of it.
#endif
} Stack;

// `owner` is the function that will run there: an overflow is reported in its
// name. Dies when there is no memory.
Stack stack_new(const void *owner);

// Carves an object of `size` bytes off the top, at the start of a cache line:
// a coroutine's own object shares the page that its stack touches anyway.
void *stack_reserve(Stack *self, size_t size);

void stack_free(Stack self);

// Does the address lie in a stack of ours that is in use? Then says whose.
const void *stack_owner(const void *address);

// In a checked build ends the program when this object lay on a stack that was
// freed, saying which, and where, or was freed otherwise (see misuse.h).
// `caller` is the function that was asked.
void stack_check_live(const void *object, const char *caller);
static inline void stack_expect_live(const void *object, const char *caller) {
  if (CHECKED)
    stack_check_live(object, caller);
}

// Does the caller run on this stack?
static inline bool stack_runs(Stack self) {
  const char *here = __builtin_frame_address(0);
  return here >= self.limit && here < self.top;
}

// Does the address lie in a frame that our caller has called, and that is gone?
// For a thread's own stack, not for ours.
bool stack_frame_is_gone(const void *address);

// How many this thread has, that are not yet freed.
size_t stack_count(void);

#endif
