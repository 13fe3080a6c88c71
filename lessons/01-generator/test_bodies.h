// test_bodies.h: what several of this lesson's tests run.
#ifndef GENERATOR_TEST_BODIES_H
#define GENERATOR_TEST_BODIES_H

#include "01-generator/generator.h"
#include "testing.h"

// def count(n): for i in range(n): yield i; return "done"
static inline Outcome count(Generator *self, void *arg) {
  int n = *(int *)arg;
  print("body starts");
  for (int i = 0; i < n; i++)
    generator_yield(self, value_int(i));
  print("body ends");
  return returned(value_str("done"));
}

#endif
