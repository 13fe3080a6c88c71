#define _GNU_SOURCE
#include "fcontext.h"

#ifdef HAVE_FCONTEXT
#include <stdlib.h>
#include <sys/mman.h>

#include "meter.h"

static volatile long sink; // so that nothing measured can be left out
enum { STACK = 64 << 10 };

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

const Peer fcontext_peers[] = {
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
    {0}};
#else
const Peer fcontext_peers[] = {{0}};
#endif
