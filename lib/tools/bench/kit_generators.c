#include "kit_generators.h"

#include <stdlib.h>

#include "03-yield-from/yield_from.h"
#include "die.h"
#include "meter.h"

static volatile int64_t sink; // so that nothing measured can be left out

static Outcome count(Generator *self, void *arg) {
  (void)arg;
  for (int64_t i = 0;; i++)
    generator_yield(self, value_int(i));
  return returned(value_none());
}

static Outcome echo(Coroutine *self, void *arg) {
  (void)arg;
  Value v = value_none();
  for (;;)
    v = TRY(coroutine_yield(self, v));
  return returned(v);
}

static double next(long n, long size) {
  Generator *g = generator_new(count, NULL);
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(generator_next(g).value);
  double ns = (now_ns() - start) / (double)n;
  generator_free(g);
  return ns;
}

static double send(long n, long size) {
  Coroutine *c = coroutine_new(echo, NULL);
  (void)size;
  coroutine_next(c);
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(coroutine_send(c, value_int(i)).value);
  double ns = (now_ns() - start) / (double)n;
  coroutine_free(c);
  return ns;
}

__attribute__((noinline)) static int64_t helper(Generator *self, int64_t i) {
  generator_yield(self, value_int(i));
  return i + 1;
}

static Outcome count_in_helper(Generator *self, void *arg) {
  (void)arg;
  for (int64_t i = 0;;)
    i = helper(self, i);
  return returned(value_none());
}

static double next_in_helper(long n, long size) {
  Generator *g = generator_new(count_in_helper, NULL);
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(generator_next(g).value);
  double ns = (now_ns() - start) / (double)n;
  generator_free(g);
  return ns;
}

static Outcome nothing(Generator *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_none());
}

static double create_and_run(long n, long size) {
  (void)size;
  double start = now_ns();
  for (long i = 0; i < n; i++) {
    Generator *g = generator_new(nothing, NULL);
    generator_next(g);
    generator_free(g);
  }
  return (now_ns() - start) / (double)n;
}

static double coroutines(long n, long size) {
  Generator **all = allocate((size_t)size * sizeof *all);
  long rounds = n / size > 0 ? n / size : 1;
  for (long i = 0; i < size; i++) {
    all[i] = generator_new(count, NULL);
    generator_next(all[i]);
  }
  double start = now_ns();
  for (long round = 0; round < rounds; round++)
    for (long i = 0; i < size; i++)
      sink = value_as_int(generator_next(all[i]).value);
  double ns = (now_ns() - start) / (double)(rounds * size);
  for (long i = 0; i < size; i++)
    generator_free(all[i]);
  free(all);
  return ns;
}

static double start_many(long n, long size) {
  Generator **all = allocate((size_t)size * sizeof *all);
  (void)n;
  double start = now_ns();
  for (long i = 0; i < size; i++) {
    all[i] = generator_new(count, NULL);
    generator_next(all[i]);
  }
  for (long i = 0; i < size; i++)
    generator_free(all[i]);
  double ns = (now_ns() - start) / (double)size;
  free(all);
  return ns;
}

static Outcome relay(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

static double yield_from_chain(long n, long size) {
  Generator *leaf = generator_new(count, NULL);
  Iterator *top = &leaf->iterator;
  Coroutine **chain = allocate((size_t)size * sizeof *chain);
  for (long i = 0; i < size; i++) {
    chain[i] = coroutine_new(relay, top);
    top = &chain[i]->iterator;
  }
  iterator_next(top);
  double start = now_ns();
  for (long i = 0; i < n; i++)
    sink = value_as_int(iterator_next(top).value);
  double ns = (now_ns() - start) / (double)n;
  while (size-- > 0)
    coroutine_free(chain[size]);
  generator_free(leaf);
  free(chain);
  return ns;
}

static double a_million(long n, long size) {
  double before = resident();
  (void)n;
  for (long i = 0; i < size; i++)
    generator_next(generator_new(count, NULL));
  return (resident() - before) / (double)size;
}

const Peer kit_generator_peers[] = {
    {"next", "kit", next, 5000000, 1},
    {"next", "kit's send", send, 5000000, 1},
    {"next in a helper", "kit", next_in_helper, 3000000, 1},
    {"create and run", "kit", create_and_run, 1000000, 1},
    {"coroutines", "kit", coroutines, 1000000, 1},
    {"coroutines", "kit", coroutines, 1000000, 10},
    {"coroutines", "kit", coroutines, 1000000, 100},
    {"coroutines", "kit", coroutines, 1000000, 1000},
    {"coroutines", "kit", coroutines, 1000000, 10000},
    {"coroutines", "kit", coroutines, 1000000, 100000},
    {"coroutines", "kit", coroutines, 1000000, 1000000},
    {"start many", "kit", start_many, 1, 1000000},
    {"yield from", "kit", yield_from_chain, 1000000, 1},
    {"yield from", "kit", yield_from_chain, 200000, 10},
    {"yield from", "kit", yield_from_chain, 20000, 100},
    {"yield from", "kit", yield_from_chain, 1000, 1000},
    {"yield from", "kit", yield_from_chain, 100, 10000},
    {"a million", "kit", a_million, 1, 1000000},
    {0}};
