// exercise.h: prime numbers, one at a time.
//
// A generator gives 2, 3, 4 ... Whenever a number comes out at the top, it is
// prime, and a filter that takes its multiples away is put on top:
//
//   from_two -> without(2) -> without(3) -> without(5) -> ...
//
// Nothing is computed before somebody asks.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "01-generator/generator.h"

enum { SIEVE_LAYERS = 1000 };

// What a filter works on: the numbers from below, without multiples of prime.
typedef struct Filter {
  Generator *below;
  int64_t prime;
} Filter;

typedef struct Sieve {
  Generator *layers[SIEVE_LAYERS]; // owned; the first one counts, then filters
  Filter filters[SIEVE_LAYERS];    // filters[i] belongs to layers[i]
  int count;                       // of layers
} Sieve;

// def from_two(): n = 2; while True: yield n; n += 1
Outcome from_two(Generator *self, void *arg);

// A generator over a Filter: yields what comes from below and is no multiple
// of prime. Ends when there is nothing more below; an error that comes from
// there goes on to whoever has asked.
Outcome without(Generator *self, void *filter);

// A sieve that has found no prime yet, whatever lay in its memory before.
// sieve_release() frees its generators, each of them once, and nothing else;
// then sieve_init() can make a new sieve there.
void sieve_init(Sieve *self);
void sieve_release(Sieve *self);

// The next prime: what comes out at the top. Puts a filter for it on top.
int64_t sieve_next(Sieve *self);

#endif
