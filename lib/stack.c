#include "stack.h"

#include "die.h"
#include "misuse.h"
#include "record/frames.h"
#include "symbol.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define RUNNING_ON_VALGRIND                      0
#define VALGRIND_STACK_REGISTER(start, end)      (void)0
#define VALGRIND_MAKE_MEM_UNDEFINED(start, size) (void)0
#endif

// From <sanitizer/asan_interface.h>, called under AddressSanitizer only.
void __asan_poison_memory_region(const volatile void *start, size_t size);
void __asan_unpoison_memory_region(const volatile void *start, size_t size);

enum { GUARD = 16 << 10, BATCH = 64, LINE = 64 };

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

// Stacks are cut from slabs, which are never unmapped. Each is an eighth of all
// before it, so that few are needed, and a small address space is used up to
// its end. Of the newest, [fresh, guarded) was not used yet and [guarded, end)
// has no guards yet; neither costs memory.
static struct { char *start, *end; } slabs[160], *slab = slabs;
static size_t reserved; // stacks in all slabs
static char *fresh, *guarded;
static StackTop *free_tops;
static size_t live;

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
  for (int i = 0; slabs[i].start; i++) {
    size_t offset = (size_t)(fault - slabs[i].start) % STACK_SIZE;
    if (fault < slabs[i].start || fault >= slabs[i].end || offset >= GUARD)
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
  static char memory[64 << 10];
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && stack.ss_flags & SS_DISABLE)
    sigaltstack(&(stack_t){.ss_sp = memory, .ss_size = sizeof memory}, NULL);
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK};
  action.sa_sigaction = on_fault;
  sigaction(SIGSEGV, &action, &previous[0]);
  sigaction(SIGBUS, &action, &previous[1]);
}

static void slab_new(void) {
  if (slab == slabs)
    on_fault_install();
  size_t count = (reserved / 8 + BATCH - 1) / BATCH * BATCH;
  count = count ? count : BATCH;
  size_t size = count * STACK_SIZE;
  fresh = mmap(NULL, size, PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (fresh == MAP_FAILED)
    die("out of memory: %zu bytes for more than %zu stacks", size, reserved);
  reserved += count;
#ifdef MADV_NOHUGEPAGE
  madvise(fresh, size, MADV_NOHUGEPAGE); // One would cost 2 MiB a stack.
#endif
  guarded = fresh;
  *slab++ = (__typeof__(*slab)){fresh, fresh + size};
}

// Linux 6.13 marks pages as guards without a mapping for each, of which there
// may be only 65530 (vm.max_map_count), and since 6.15 many in one call.
// Emulators accept advice that they do not know, so we ask for its effect.
static int guards_mark(struct iovec guards[BATCH]) {
  enum { PIDFD_SELF = -10000, GUARD_INSTALL = 102 }; // New to most headers.
  const char *last = guards[BATCH - 1].iov_base;
  if (RUNNING_ON_VALGRIND)
    return 0; // It trips over marks, since it looks into all memory itself.
#ifdef STACK_MPROTECT // To test the other way on a system that has this one.
  return 0;
#endif
#ifdef SYS_process_madvise
  syscall(SYS_process_madvise, PIDFD_SELF, guards, BATCH, GUARD_INSTALL, 0);
#endif
  for (int i = 0; i < BATCH && access(last, F_OK) && errno != EFAULT; i++)
    madvise(guards[i].iov_base, GUARD, GUARD_INSTALL);
  return access(last, F_OK) && errno == EFAULT;
}

static void guards_new(void) {
  struct iovec guards[BATCH];
  for (int i = 0; i < BATCH; i++, guarded += STACK_SIZE)
    guards[i] = (struct iovec){guarded, GUARD};
  if (guards_mark(guards))
    return;
  for (int i = 0; i < BATCH; i++)
    if (mprotect(guards[i].iov_base, GUARD, PROT_NONE))
      die("no guard for stack %zu: %s (on this kernel each stack takes two "
          "mappings: sysctl vm.max_map_count says how many there may be)",
          live + 1, strerror(errno));
}

// A stack that was never used.
static StackTop *top_new(void) {
  if (slab == slabs || fresh == slab[-1].end)
    slab_new();
  if (fresh == guarded)
    guards_new();
  StackTop *top = top_at(fresh + GUARD);
  top->limit = fresh + GUARD;
  VALGRIND_STACK_REGISTER(top->limit, top);
  fresh += STACK_SIZE;
  return top;
}

Stack stack_new(const void *owner) {
  StackTop *top = free_tops ? free_tops : top_new();
  Stack stack = {top->limit, (char *)top};
  if (top == free_tops) {
    free_tops = top->next;
    if (WITH_ASAN)
      __asan_unpoison_memory_region(stack.limit, stack.top - stack.limit);
    VALGRIND_MAKE_MEM_UNDEFINED(stack.limit, stack.top - stack.limit);
  }
  top->owner = owner;
  live++;
  return stack;
}

void *stack_reserve(Stack *self, size_t size) {
  return self->top -= (size + LINE - 1) / LINE * LINE;
}

void stack_free(Stack self) {
  StackTop *top = top_at(self.limit);
  assert(top->owner && "this stack is in use");
#if CHECKED
  top->last_owner = top->owner;
  memset(top->freed_at, 0, sizeof top->freed_at);
  frames_walk(__builtin_frame_address(0), top->freed_at, 8);
#endif
  top->owner = NULL;
  top->next = free_tops;
  free_tops = top;
  live--;
  if (WITH_ASAN)
    __asan_poison_memory_region(self.limit, (char *)top - self.limit);
}

// The top of the stack that the address lies in, or NULL.
static StackTop *top_of(const void *address) {
  for (int i = 0; slabs[i].start; i++) {
    size_t offset = (size_t)((char *)address - slabs[i].start);
    if ((char *)address >= slabs[i].start && (char *)address < slabs[i].end)
      return top_at(slabs[i].start + offset / STACK_SIZE * STACK_SIZE + GUARD);
  }
  return NULL;
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

size_t stack_count(void) { return live; }

#if WITH_ASAN
// LeakSanitizer does not know our stacks: what is never freed we report.
__attribute__((destructor)) static void report_leaks(void) {
  if (!live || die_was_called())
    return;
  for (int i = 0; slabs[i].start; i++)
    for (char *limit = slabs[i].start + GUARD; limit < slabs[i].end;
         limit += STACK_SIZE) {
      if (&slabs[i] == slab - 1 && limit > fresh)
        break; // never used
      const void *owner = top_at(limit)->owner;
      const char *name = owner ? symbol_name(owner) : NULL;
      if (owner)
        fprintf(stderr, "never freed: the coroutine %s()\n", name ? name : "?");
    }
  fflush(NULL);
  _exit(1);
}
#endif
