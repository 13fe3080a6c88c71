// spread.c: the mean of some numbers, and their mean distance from it
#include <math.h>

#include "exercise.h"

static double number(Value v) {
  return value_is_none(v) ? 0 : value_as_float(v);
}

// for x in g: total += abs(x - from)
static double mean_distance(Generator *g, double from, bool is_signed) {
  double total = 0;
  int count = 0;
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g)) {
    double distance = number(o.value) - from;
    total += is_signed ? distance : fabs(distance);
    count++;
  }
  return count ? total / count : 0;
}

Spread spread(GeneratorBody *body, void *arg) {
  Spread result;
  Generator *g = generator_new(body, arg);
  result.mean = mean_distance(g, 0, true);
  generator_free(g);
  // The numbers are needed a second time, so we need a second generator.
  g = generator_new(body, arg);
  result.distance = mean_distance(g, result.mean, false);
  generator_free(g);
  return result;
}
