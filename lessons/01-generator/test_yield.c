// Lesson 1, "Whose yield is it?"
//
// A yield goes to whoever resumed that generator: each one has a stack and a
// caller of its own.
#include "01-generator/test_bodies.h"

// def outer(): yields what its own inner generator yields, ten more
static Outcome outer(Generator *self, void *arg) {
  Generator *inner = generator_new(count, arg);
  for (Outcome o = generator_next(inner); o.how == YIELDED;
       o = generator_next(inner))
    generator_yield(self, value_int(10 + value_as_int(o.value)));
  generator_free(inner);
  return returned(value_none());
}

TEST(a_yield_goes_to_its_own_resumer,
     "A generator that asks another one gets its values itself: each yield "
     "goes to whoever resumed that generator",
     "G02") {
  int n = 2;
  Generator *g = generator_new(outer, &n);
  expect(generator_next(g), "yield 10");
  expect(generator_next(g), "yield 11");
  expect(generator_next(g), "return None");
  generator_free(g);
}

TEST(generators_share_nothing,
     "Two generators of one body keep separate positions", "G02") {
  int n = 3;
  Generator *x = generator_new(count, &n), *y = generator_new(count, &n);
  expect(generator_next(x), "yield 0");
  expect(generator_next(x), "yield 1");
  expect(generator_next(y), "yield 0");
  expect(generator_next(x), "yield 2");
  expect(generator_next(y), "yield 1");
  generator_free(x);
  generator_free(y);
}
