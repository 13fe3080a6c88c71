#include "plain.h"

#include "meter.h"

static volatile long sink; // so that nothing measured can be left out

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

const Peer plain_peers[] = {{"next", "call", indirect_call, 5000000, 1},
                            {"next", "switch", switch_statement, 5000000, 1},
                            {0}};
