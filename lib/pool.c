#include "pool.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "die.h"

#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#endif

enum { BATCH = 64 };

_Thread_local Pool *pool_mine;

// -- whose it is --------------------------------------------------------------

static _Atomic(Pool *) pools; // all; it grows under the lock
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t at_end;

static void give_back(void *pool) {
  pthread_mutex_lock(&lock);
  ((Pool *)pool)->taken = 0;
  pthread_mutex_unlock(&lock);
}

static void make_key(void) {
  if (pthread_key_create(&at_end, give_back) != 0)
    die("no key is left for the pools of stacks");
}

static Pool *pool_new(void) {
  Pool *self = mmap(NULL, sizeof *self, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self == MAP_FAILED)
    die("out of memory: %zu bytes for the stacks of a thread", sizeof *self);
  self->slab = self->slabs;
  self->next = pools;
  pools = self;
  return self;
}

Pool *pool_take(size_t stack_size) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_key);
  pthread_mutex_lock(&lock);
  Pool *self = pools;
  while (self && self->taken)
    self = self->next;
  self = self ? self : pool_new();
  self->taken = 1;
  self->stack_size = stack_size;
  pthread_mutex_unlock(&lock);
  pthread_setspecific(at_end, self);
  return pool_mine = self;
}

Pool *pool_first(void) { return pools; }

// -- what is in it ------------------------------------------------------------

static void slab_new(Pool *self) {
  size_t count = (self->reserved / 8 + BATCH - 1) / BATCH * BATCH;
  count = count ? count : BATCH;
  size_t size = count * self->stack_size;
  char *start = mmap(NULL, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED)
    die("out of memory: %zu bytes for more than %zu stacks", size,
        self->reserved);
  self->reserved += count;
#ifdef MADV_NOHUGEPAGE
  madvise(start, size, MADV_NOHUGEPAGE); // One would cost 2 MiB a stack.
#endif
  self->fresh = self->guarded = start;
  self->slab->start = start;
  self->slab++->end = start + size;
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

static void guards_new(Pool *self) {
  struct iovec guards[BATCH];
  for (int i = 0; i < BATCH; i++, self->guarded += self->stack_size)
    guards[i] = (struct iovec){self->guarded, GUARD};
  if (guards_mark(guards))
    return;
  for (int i = 0; i < BATCH; i++)
    if (mprotect(guards[i].iov_base, GUARD, PROT_NONE))
      die("no guard for stack %zu: %s (on this kernel each stack takes two "
          "mappings: sysctl vm.max_map_count says how many there may be)",
          self->live + 1, strerror(errno));
}

char *pool_cut(Pool *self) {
  if (self->slab == self->slabs || self->fresh == self->slab[-1].end)
    slab_new(self);
  if (self->fresh == self->guarded)
    guards_new(self);
  char *cut = self->fresh;
  self->fresh += self->stack_size;
  return cut;
}
