// Lesson 2, "Who is there to receive the first value?"
//
// Nobody: a new coroutine has no yield yet that waits. next(), which is
// send(None), brings it to the first one, and each later send takes a step too.
#include "02-coroutine/test_bodies.h"

TEST(send_none_is_next,
     "send(None) is next(): it starts a coroutine and resumes it", "C01") {
  Coroutine *x = coroutine_new(echo, NULL), *y = coroutine_new(echo, NULL);
  expect(coroutine_next(x), "yield 'ready'");
  expect(coroutine_send(y, value_none()), "yield 'ready'");
  expect(coroutine_next(x), "yield None");
  expect(coroutine_send(y, value_none()), "yield None");
  coroutine_free(x);
  coroutine_free(y);
}

TEST(a_just_started_one_takes_no_value,
     "Before its first yield nobody is there to receive: send(5) is a "
     "TypeError, and the coroutine is as new as before",
     "C02") {
  Coroutine *c = coroutine_new(echo, NULL);
  expect(coroutine_send(c, value_int(5)),
         "raise TypeError: can't send non-None value to a just-started "
         "generator");
  ck_assert_int_eq(c->generator.state, GENERATOR_CREATED);
  expect(coroutine_next(c), "yield 'ready'"); // and the 5 is gone
  expect(coroutine_send(c, value_int(6)), "yield 6");
  expect_trace("main create echo()\n"
               "main refused echo() send(): TypeError\n"
               "main next echo()\n"
               "echo() yield 'ready'\n"
               "main send echo() 6\n"
               "echo() yield 6\n");
  coroutine_free(c);
}

// def letters(): for ch in "abcd": yield ch
static Outcome letters(Coroutine *self, void *arg) {
  (void)arg;
  static const char *const all[] = {"a", "b", "c", "d"};
  for (int i = 0; i < 4; i++)
    TRY(coroutine_yield(self, value_str(all[i])));
  return returned(value_int(4));
}

TEST(send_takes_an_item_like_next,
     "send() resumes like next(): a loop that also sends sees every other item",
     "C03 C04") {
  Coroutine *c = coroutine_new(letters, NULL);
  expect(coroutine_next(c), "yield 'a'");
  expect(coroutine_send(c, value_str("A")), "yield 'b'");
  expect(coroutine_next(c), "yield 'c'");
  expect(coroutine_send(c, value_str("C")), "yield 'd'");
  expect(coroutine_next(c), "return 4");
  coroutine_free(c);
}

static Outcome a_generator(Generator *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_none());
}

TEST(only_a_coroutine_is_one,
     "iterator_as_coroutine() finds the coroutine that an iterator is; a "
     "generator has no letter box, and is none",
     "") {
  Coroutine *c = coroutine_new(echo, NULL);
  Generator *g = generator_new(a_generator, NULL);
  ck_assert_ptr_eq(iterator_as_coroutine(&c->iterator), c);
  ck_assert_ptr_null(iterator_as_coroutine(&g->iterator));
  generator_free(g);
  coroutine_free(c);
}
