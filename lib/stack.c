#include "stack.h"

#include "die.h"
#include "misuse.h"
#include "pool.h"
#include "record/frames.h"
#include "symbol.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_STACK_REGISTER(start, end)      (void)0
#define VALGRIND_MAKE_MEM_UNDEFINED(start, size) (void)0
#endif

// From <sanitizer/asan_interface.h>, called under AddressSanitizer only.
void __asan_poison_memory_region(const volatile void *start, size_t size);
void __asan_unpoison_memory_region(const volatile void *start, size_t size);
int __asan_address_is_poisoned(const volatile void *address);
// From <sanitizer/tsan_interface.h>, called under ThreadSanitizer only.
void *__tsan_create_fiber(unsigned flags);
void __tsan_destroy_fiber(void *fiber);

enum { LINE = 64 };

_Static_assert(STACK_SIZE % GUARD == 0 && STACK_SIZE > GUARD,
               "STACK_SIZE is a multiple of 16 KiB, and at least two");

// The topmost bytes of a stack, which outlive its use.
typedef struct StackTop {
  char *limit;
  const void *owner;     // NULL while free.
  struct StackTop *next; // While free.
#if CHECKED
  const void *last_owner, *freed_at[8]; // While free: who it was, and where.
#endif
} StackTop;

enum { TOP_LINES = (sizeof(StackTop) + LINE - 1) / LINE };

// Tops at the same offset in their pages would fight for the same few sets of
// the cache: each starts one line below its neighbour's, by up to 2 KiB.
static StackTop *top_at(char *limit) {
  size_t lines = (uintptr_t)limit / STACK_SIZE % 32 + TOP_LINES;
  return (StackTop *)(limit - GUARD + STACK_SIZE - lines * LINE);
}

static struct sigaction previous[2]; // For SIGSEGV and for SIGBUS.

// Runs on the alternate signal stack, the other one being full. A fault that is
// not in a live stack's guard goes to the previous handler: it is in its place
// when the faulting instruction is executed again, on our return.
static void on_fault(int number, siginfo_t *info, void *context) {
  (void)context;
  char *fault = info->si_addr;
  Pool *pool = pool_mine;
  for (int i = 0; pool && pool->slabs[i].start; i++) {
    char *start = pool->slabs[i].start;
    size_t offset = (size_t)(fault - start) % STACK_SIZE;
    if (fault < start || fault >= pool->slabs[i].end || offset >= GUARD)
      continue;
    const void *owner = top_at(fault - offset + GUARD)->owner;
    if (!owner)
      break;
    char line[300];
    const char *name = symbol_name(owner);
    int size = snprintf(line, sizeof line,
                        "stack overflow: coroutine %.100s() needs more than "
                        "its stack of %d KiB (recurse less, or build with "
                        "-DSTACK_SIZE=%d)\n",
                        name ? name : "?", STACK_SIZE >> 10, 4 * STACK_SIZE);
    _exit(write(STDERR_FILENO, line, (size_t)size) < 0 ? 2 : 1);
  }
  sigaction(number, &previous[number == SIGBUS], NULL);
  if (info->si_code <= 0)
    raise(number); // Sent by kill(): no instruction would repeat it.
}

static void on_fault_install(void) {
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = on_fault;
  sigaction(SIGSEGV, &action, &previous[0]);
  sigaction(SIGBUS, &action, &previous[1]);
}

static Pool *begin_thread(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  Pool *pool = pool_take(STACK_SIZE);
  stack_t stack = {.ss_flags = 0};
  if (sigaltstack(NULL, &stack) == 0 && stack.ss_flags & SS_DISABLE)
    sigaltstack(
        &(stack_t){.ss_sp = pool->alternate, .ss_size = sizeof pool->alternate},
        NULL);
  pthread_once(&once, on_fault_install);
  return pool;
}

// A stack that was never used.
static StackTop *top_new(Pool *pool) {
  char *limit = pool_cut(pool) + GUARD;
  StackTop *top = top_at(limit);
  top->limit = limit;
  VALGRIND_STACK_REGISTER(top->limit, top);
  return top;
}

Stack stack_new(const void *owner) {
  Pool *pool = pool_mine ? pool_mine : begin_thread();
  StackTop *top = pool->free_tops ? pool->free_tops : top_new(pool);
  Stack stack = {.limit = top->limit, .top = (char *)top};
  if (top == pool->free_tops) {
    pool->free_tops = top->next;
    if (WITH_ASAN)
      __asan_unpoison_memory_region(stack.limit, stack.top - stack.limit);
    VALGRIND_MAKE_MEM_UNDEFINED(stack.limit, stack.top - stack.limit);
  }
#if WITH_TSAN
  stack.fiber = __tsan_create_fiber(0);
#endif
  top->owner = owner;
  pool->live++;
  return stack;
}

void *stack_reserve(Stack *self, size_t size) {
  return self->top -= (size + LINE - 1) / LINE * LINE;
}

// The top of the stack of this thread that the address lies in, or NULL.
static StackTop *top_of(const void *address) {
  for (int i = 0; pool_mine && pool_mine->slabs[i].start; i++) {
    char *start = pool_mine->slabs[i].start;
    size_t offset = (size_t)((char *)address - start);
    if ((char *)address >= start && (char *)address < pool_mine->slabs[i].end)
      return top_at(start + offset / STACK_SIZE * STACK_SIZE + GUARD);
  }
  return NULL;
}

void stack_free(Stack self) {
  StackTop *top = top_at(self.limit);
  if (CHECKED && !top_of(self.limit))
    misuse("%s() is freed by another thread than has made it",
           symbol_name(top->owner));
  assert(top->owner && "this stack is in use");
#if CHECKED
  top->last_owner = top->owner;
  memset(top->freed_at, 0, sizeof top->freed_at);
  frames_walk(__builtin_frame_address(0), top->freed_at, 8);
#endif
#if WITH_TSAN
  __tsan_destroy_fiber(self.fiber);
#endif
  top->owner = NULL;
  top->next = pool_mine->free_tops;
  pool_mine->free_tops = top;
  pool_mine->live--;
  if (WITH_ASAN)
    __asan_poison_memory_region(self.limit, (char *)top - self.limit);
}

const void *stack_owner(const void *address) {
  StackTop *top = top_of(address);
  return top ? top->owner : NULL;
}

void stack_check_live(const void *object, const char *caller) {
#if CHECKED
  StackTop *top = top_of(object);
  if (top && !top->owner && top->last_owner)
    misuse("%s: %s() was freed already%s", caller, symbol_name(top->last_owner),
           misuse_line(", at ", top->freed_at, 8));
  misuse_if_freed(object, caller);
#else
  (void)object, (void)caller;
#endif
}

size_t stack_count(void) { return pool_mine ? pool_mine->live : 0; }

#if WITH_ASAN
// LeakSanitizer does not know our stacks: what is never freed we report.
static void report_leaks_of(const Pool *pool) {
  for (int i = 0; pool->slabs[i].start; i++)
    for (char *limit = pool->slabs[i].start + GUARD; limit < pool->slabs[i].end;
         limit += STACK_SIZE) {
      if (&pool->slabs[i] == pool->slab - 1 && limit > pool->fresh)
        break; // never used
      const void *owner = top_at(limit)->owner;
      const char *name = owner ? symbol_name(owner) : NULL;
      if (owner)
        fprintf(stderr, "never freed: the coroutine %s()\n", name ? name : "?");
    }
}

__attribute__((destructor)) static void report_leaks(void) {
  size_t live = 0;
  for (Pool *pool = pool_first(); pool; pool = pool->next) {
    live += pool->live;
    if (pool->live && !die_was_called())
      report_leaks_of(pool);
  }
  if (!live || die_was_called())
    return;
  fflush(NULL);
  _exit(1);
}
#endif

bool stack_frame_is_gone(const void *address) {
  const uintptr_t DEEPEST = 8 << 20; // as deep as a thread's stack usually is
#ifdef __riscv                       // see record/frames.c
  uintptr_t caller = ((uintptr_t *)__builtin_frame_address(0))[-2];
#else
  uintptr_t caller = *(uintptr_t *)__builtin_frame_address(0);
#endif
#if WITH_ASAN // which may keep arrays elsewhere, and poisons them at their end
  if (__asan_address_is_poisoned(address))
    return true;
#endif
  return caller - (uintptr_t)address < DEEPEST;
}
