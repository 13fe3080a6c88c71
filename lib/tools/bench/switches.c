#define _GNU_SOURCE
#include "switches.h"

#include <stdlib.h>
#include <ucontext.h>

#ifdef HAVE_PCL
#include <pcl.h>
#endif
#ifdef HAVE_PTH
#include <pth.h>
#endif

#include "meter.h"

static volatile long sink; // so that nothing measured can be left out
enum { STACK = 64 << 10 };

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

// -- Portable Coroutine Library ----------------------------------------------
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

// -- GNU Pth -----------------------------------------------------------------
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
