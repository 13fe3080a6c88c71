// depth.c: what a resume through d yield_froms costs
//
//   depth [DEPTHS...]
//
// For each depth prints nanoseconds per next(), per throw() that the innermost
// answers with a yield, and per member for starting and for closing the chain:
// the best of several rounds.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "03-yield-from/yield_from.h"

static Outcome innermost(Coroutine *self, void *arg) {
  (void)arg;
  for (int64_t i = 0;; i++) {
    Outcome o = coroutine_yield(self, value_int(i));
    if (o.how == RAISED && error_is(o.error, GeneratorExit))
      return o;
  }
}

static Outcome member(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static double keep(double *best, double took) {
  return *best = *best == 0 || took < *best ? took : *best;
}

static void measure(int depth) {
  enum { ROUNDS = 15 };
  double next = 0, throw = 0, start = 0, close = 0;
  Coroutine **all = malloc((depth + 1) * sizeof *all);
  for (int round = 0; round < ROUNDS; round++) {
    all[0] = coroutine_new(innermost, NULL);
    for (int i = 1; i <= depth; i++)
      all[i] = coroutine_new(member, all[i - 1]);
    Coroutine *outermost = all[depth];
    double t = now();
    coroutine_next(outermost);
    keep(&start, (now() - t) / (depth + 1));

    int times = depth < 100 ? 200000 : depth < 2000 ? 10000 : 1000;
    t = now();
    for (int i = 0; i < times; i++)
      if (coroutine_send(outermost, value_none()).how != YIELDED)
        abort();
    keep(&next, (now() - t) / times);
    t = now();
    for (int i = 0; i < times; i++)
      if (coroutine_throw(outermost, raised(ValueError, "").error).how !=
          YIELDED)
        abort();
    keep(&throw, (now() - t) / times);
    t = now();
    coroutine_close(outermost);
    keep(&close, (now() - t) / (depth + 1));
    for (int i = depth; i >= 0; i--)
      coroutine_free(all[i]);
  }
  printf("%7d %9.1f %9.1f %9.1f %9.1f\n", depth, next, throw, start, close);
  free(all);
}

int main(int argc, char **argv) {
  printf("%7s %9s %9s %9s %9s\n", "d", "next", "throw", "start", "close");
  for (int i = 1; i < argc; i++)
    measure(atoi(argv[i]));
  for (int d = 1; argc < 2 && d <= 10000; d *= 10)
    measure(d);
}
