// Lesson 1, "When does the body run?"
//
// Creating a generator runs nothing. Each next() lets the body run, exactly as
// far as its next yield.
#include "01-generator/test_bodies.h"

TEST(creation_runs_nothing,
     "Creating a generator runs no line of its body; the first next() does",
     "G01") {
  int n = 1;
  Generator *g = generator_new(count, &n);
  expect_trace("main create count()\n");
  expect(generator_next(g), "yield 0");
  expect_trace("main create count()\n"
               "main next count()\n"
               "count() print body starts\n"
               "count() yield 0\n");
  generator_free(g);
}

TEST(next_runs_to_the_next_yield,
     "next() runs the body up to its next yield, and its locals survive",
     "G02") {
  int n = 3;
  Generator *g = generator_new(count, &n);
  expect(generator_next(g), "yield 0");
  expect(generator_next(g), "yield 1");
  expect(generator_next(g), "yield 2");
  expect(generator_next(g), "return 'done'");
  expect_trace("main create count()\n"
               "main next count()\n"
               "count() print body starts\n"
               "count() yield 0\n"
               "main next count()\n"
               "count() yield 1\n"
               "main next count()\n"
               "count() yield 2\n"
               "main next count()\n"
               "count() print body ends\n"
               "count() return 'done'\n");
  generator_free(g);
}
