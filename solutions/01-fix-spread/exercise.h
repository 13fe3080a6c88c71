// exercise.h: what spread.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "01-generator/generator.h"

typedef struct Spread {
  double mean;     // of all numbers
  double distance; // how far they lie from it on average
} Spread;

// The numbers are those that a generator of `body` yields, however many there
// are, ints or floats; a None among them counts as 0. Without any number both
// results are 0.
Spread spread(GeneratorBody *body, void *arg);

#endif
