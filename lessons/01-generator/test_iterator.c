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

TEST(a_closed_generator_is_left_where_it_stands,
     "Through the protocol a generator can be closed: no line of it runs any "
     "more, and it has no next value",
     "") {
  int n = 2;
  Generator *g = generator_new(count, &n);
  Iterator *it = &g->iterator;
  expect(iterator_next(it), "yield 0");
  expect(it->type->close(it), "return None");
  ck_assert_int_eq(g->state, GENERATOR_CLOSED);
  expect(iterator_next(it), "return None");
  expect(it->type->close(it), "return None"); // does nothing
  expect_trace("main create count()\n"
               "main next count()\n"
               "count() print body starts\n"
               "count() yield 0\n"
               "main close count()\n"
               "count() return None\n"
               "main refused count() next(): StopIteration\n"
               "main refused count() close(): closed already\n");
  generator_free(g);
}

// g.close()
static Outcome closes_itself(Generator *self, void *arg) {
  (void)arg;
  return self->iterator.type->close(&self->iterator);
}

TEST(a_running_generator_cannot_be_closed,
     "A running generator refuses to be closed, as it refuses to be asked",
     "") {
  Generator *g = generator_new(closes_itself, NULL);
  expect(generator_next(g), "raise ValueError: generator already executing");
  generator_free(g);
}
