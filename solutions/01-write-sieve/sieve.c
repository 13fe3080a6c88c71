// sieve.c: the sieve of Eratosthenes, made of generators
#include "exercise.h"

Outcome from_two(Generator *self, void *arg) {
  (void)arg;
  for (int64_t n = 2; n < INT64_MAX; n++)
    generator_yield(self, value_int(n));
  return returned(value_none());
}

Outcome without(Generator *self, void *filter) {
  Filter *f = filter;
  // for n in f.below:
  Outcome o;
  while ((o = generator_next(f->below)).how == YIELDED)
    if (value_as_int(o.value) % f->prime != 0)
      generator_yield(self, o.value);
  return o.how == RAISED ? o : returned(value_none());
}

// The layer owns its generator, and the filter below it lives as long.
static void put_on_top(Sieve *self, GeneratorBody *body, Filter filter) {
  int i = self->count++;
  self->filters[i] = filter;
  self->layers[i] = generator_new(body, &self->filters[i]);
}

void sieve_init(Sieve *self) {
  self->count = 0;
  put_on_top(self, from_two, (Filter){0});
}

void sieve_release(Sieve *self) {
  while (self->count > 0)
    generator_free(self->layers[--self->count]);
}

int64_t sieve_next(Sieve *self) {
  Generator *top = self->layers[self->count - 1];
  int64_t prime = value_as_int(generator_next(top).value);
  put_on_top(self, without, (Filter){top, prime});
  return prime;
}
