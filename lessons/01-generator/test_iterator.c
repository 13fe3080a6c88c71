// Lesson 1, "What does a `for` loop ask for?"
//
// A loop asks for the next value until the answer is that there is none. A
// generator answers as any iterator does.
#include "01-generator/test_bodies.h"

TEST(a_generator_is_an_iterator,
     "Through the iterator protocol a generator behaves the same", "") {
  int n = 1;
  Generator *g = generator_new(count, &n);
  expect(iterator_next(&g->iterator), "yield 0");
  expect(iterator_next(&g->iterator), "return 'done'");
  generator_free(g);
}
