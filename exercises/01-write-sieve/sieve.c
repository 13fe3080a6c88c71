// sieve.c: the sieve of Eratosthenes, made of generators
#include "exercise.h"

#include "exercises/todo.h"

// def from_two(): n = 2; while True: yield n; n += 1
Outcome from_two(Generator *self, void *arg) {
  TODO; // your code
}

// A generator over a Filter: yields what comes from below and is no multiple
// of prime. Ends when there is nothing more below; an error that comes from
// there goes on to whoever has asked.
Outcome without(Generator *self, void *filter) {
  TODO; // your code
}

// A sieve that has found no prime yet, whatever lay in its memory before.
// sieve_release() frees its generators, each of them once, and nothing else;
// then sieve_init() can make a new sieve there.
void sieve_init(Sieve *self) {
  TODO; // your code
}

void sieve_release(Sieve *self) {
  TODO; // your code
}

// The next prime: what comes out at the top. Puts a filter for it on top.
int64_t sieve_next(Sieve *self) {
  TODO; // your code
}
