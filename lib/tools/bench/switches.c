// Peers that switch stacks, and two floors that do not need to.
#define _GNU_SOURCE
#include "bench.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>

#ifdef HAVE_PCL
#include <pcl.h>
#endif
#ifdef HAVE_PTH
#include <pth.h>
#endif

static volatile long sink;
enum { STACK = 64 << 10 };

// -- the floors ---------------------------------------------------------------

static long plain(long *state) { return (*state)++; }
static long (*volatile indirect)(long *) = plain;

static double indirect_call(long n, long size) {
  long state = 0;
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = indirect(&state);
  return (now_ns() - start) / (double)n;
}

// A generator as a function that remembers where it was.
typedef struct Counter {
  int line;
  long i;
} Counter;

__attribute__((noinline)) static long counter_next(Counter *self) {
  switch (self->line) {
  case 0:
    for (self->i = 0;; self->i++) {
      self->line = 1;
      return self->i;
    case 1:;
    }
  }
  return -1;
}

static double switch_statement(long n, long size) {
  Counter counter = {0, 0};
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = counter_next(&counter);
  return (now_ns() - start) / (double)n;
}

// -- ucontext -----------------------------------------------------------------

static ucontext_t here, there;

static void ucontext_body(void) {
  for (long i = 0;; i++) {
    sink = i;
    swapcontext(&there, &here);
  }
}

static void ucontext_start(void *stack) {
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = STACK;
  there.uc_link = &here;
  makecontext(&there, ucontext_body, 0);
}

static double ucontext_next(long n, long size) {
  void *stack = malloc(STACK);
  (void)size;
  ucontext_start(stack);
  double start = now_ns();
  for (long i = 0; i < n; i++)
    swapcontext(&here, &there);
  double ns = (now_ns() - start) / (double)n;
  free(stack);
  return ns;
}

static double ucontext_create(long n, long size) {
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++) {
    void *stack = malloc(STACK);
    ucontext_start(stack);
    swapcontext(&here, &there);
    free(stack);
  }
  return (now_ns() - start) / (double)n;
}

// -- Boost.Context
// --------------------------------------------------------------
#ifdef HAVE_FCONTEXT
typedef struct Transfer {
  void *from;
  void *data;
} Transfer;

void *make_fcontext(void *top, size_t size, void (*body)(Transfer));
Transfer jump_fcontext(void *to, void *data);

static void fcontext_body(Transfer t) {
  for (long i = 0;; i++)
    t = jump_fcontext(t.from, (void *)i);
}

__attribute__((noinline)) static Transfer fcontext_helper(Transfer t, long i) {
  Transfer back = jump_fcontext(t.from, (void *)i);
  sink = i; // so that the call above is not the last thing we do
  return back;
}

static void fcontext_helped(Transfer t) {
  for (long i = 0;; i++)
    t = fcontext_helper(t, i);
}

static void fcontext_nothing(Transfer t) { jump_fcontext(t.from, NULL); }

static double fcontext_run(void (*body)(Transfer), long n) {
  char *stack = malloc(STACK);
  void *to = make_fcontext(stack + STACK, STACK, body);
  double start = now_ns();
  for (long i = 0; i < n; i++) {
    Transfer t = jump_fcontext(to, NULL);
    to = t.from;
    sink = (long)t.data;
  }
  double ns = (now_ns() - start) / (double)n;
  free(stack);
  return ns;
}

static double fcontext_next(long n, long size) {
  (void)size;
  return fcontext_run(fcontext_body, n);
}

static double fcontext_next_helper(long n, long size) {
  (void)size;
  return fcontext_run(fcontext_helped, n);
}

static double fcontext_create(long n, long size) {
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++) {
    char *stack = malloc(STACK);
    jump_fcontext(make_fcontext(stack + STACK, STACK, fcontext_nothing), NULL);
    free(stack);
  }
  return (now_ns() - start) / (double)n;
}

// Without guards, and all tops at the same place in their pages.
static double fcontext_many(long n, long size) {
  size_t bytes = (size_t)size * STACK;
  char *stacks = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  void **all = malloc((size_t)size * sizeof *all);
  long rounds = n / size > 0 ? n / size : 1;
  if (stacks == MAP_FAILED)
    return 0;
  madvise(stacks, bytes, MADV_NOHUGEPAGE);
  for (long i = 0; i < size; i++) {
    all[i] = make_fcontext(stacks + (i + 1) * STACK, STACK, fcontext_body);
    all[i] = jump_fcontext(all[i], NULL).from;
  }
  double start = now_ns();
  for (long round = 0; round < rounds; round++)
    for (long i = 0; i < size; i++) {
      Transfer t = jump_fcontext(all[i], NULL);
      all[i] = t.from;
      sink = (long)t.data;
    }
  double ns = (now_ns() - start) / (double)(rounds * size);
  munmap(stacks, bytes);
  free(all);
  return ns;
}
#endif

// -- Portable Coroutine Library
// -------------------------------------------------
#ifdef HAVE_PCL
static void pcl_body(void *arg) {
  (void)arg;
  for (long i = 0;; i++) {
    sink = i;
    co_resume();
  }
}

static void pcl_nothing(void *arg) { (void)arg; }

static double pcl_next(long n, long size) {
  coroutine_t c = co_create((void *)pcl_body, NULL, NULL, STACK);
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    co_call(c);
  double ns = (now_ns() - start) / (double)n;
  co_delete(c);
  return ns;
}

static double pcl_create(long n, long size) {
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++) // one that has returned is gone
    co_call(co_create((void *)pcl_nothing, NULL, NULL, STACK));
  return (now_ns() - start) / (double)n;
}
#endif

// -- GNU Pth
// --------------------------------------------------------------------
#ifdef HAVE_PTH
static volatile long pth_left;

static void *pth_body(void *arg) {
  while (pth_left > 0)
    pth_yield(NULL);
  return arg;
}

static double pth_next(long n, long size) {
  (void)size;
  pth_init();
  pth_left = n;
  pth_t thread = pth_spawn(PTH_ATTR_DEFAULT, pth_body, NULL);
  double start = now_ns();
  for (; pth_left > 0; pth_left--)
    pth_yield(NULL);
  double ns = (now_ns() - start) / (double)n;
  pth_join(thread, NULL);
  return ns;
}

static void *pth_nothing(void *arg) { return arg; }

static double pth_create(long n, long size) {
  (void)size;
  pth_init();
  double start = now_ns();
  for (long i = 0; i < n; i++)
    pth_join(pth_spawn(PTH_ATTR_DEFAULT, pth_nothing, NULL), NULL);
  return (now_ns() - start) / (double)n;
}
#endif

const Peer switch_peers[] = {
    {"next", "call", indirect_call, 5000000, 1},
    {"next", "switch", switch_statement, 5000000, 1},
#ifdef HAVE_FCONTEXT
    {"next", "fcontext", fcontext_next, 2000000, 1},
    {"next in a helper", "fcontext", fcontext_next_helper, 2000000, 1},
    {"create and run", "fcontext", fcontext_create, 500000, 1},
    {"coroutines", "fcontext", fcontext_many, 1000000, 1},
    {"coroutines", "fcontext", fcontext_many, 1000000, 10},
    {"coroutines", "fcontext", fcontext_many, 1000000, 100},
    {"coroutines", "fcontext", fcontext_many, 1000000, 1000},
    {"coroutines", "fcontext", fcontext_many, 1000000, 10000},
    {"coroutines", "fcontext", fcontext_many, 1000000, 100000},
    {"coroutines", "fcontext", fcontext_many, 1000000, 1000000},
#endif
    {"next", "ucontext", ucontext_next, 50000, 1},
    {"create and run", "ucontext", ucontext_create, 50000, 1},
#ifdef HAVE_PCL
    {"next", "libpcl", pcl_next, 100000, 1},
    {"create and run", "libpcl", pcl_create, 20000, 1},
#endif
#ifdef HAVE_PTH
    {"next", "GNU Pth", pth_next, 20000, 1},
    {"create and run", "GNU Pth", pth_create, 5000, 1},
#endif
    {0}};
