// Lesson 2, "What does a yield come back with?"
//
// With what was sent: send(v) goes on in the body, where the yield is worth v,
// and comes back with what the next yield gives out, or with how it ended.
#include "02-coroutine/test_bodies.h"

TEST(creating_a_coroutine_runs_nothing,
     "Creating a coroutine runs no line of its body", "G01") {
  Coroutine *c = coroutine_new(echo, NULL);
  ck_assert_int_eq(c->generator.state, GENERATOR_CREATED);
  expect_trace("main create echo()\n");
  coroutine_free(c);
  expect_trace("main create echo()\n"); // nothing was open: nothing to close
}

// def total(): t = 0; while True: t += yield t
static Outcome total(Coroutine *self, void *arg) {
  (void)arg;
  int64_t t = 0;
  while (true)
    t += value_as_int(TRY(coroutine_yield(self, value_int(t))));
}

TEST(a_sent_value_is_what_the_yield_is_worth,
     "send(v) makes the waiting yield worth v, and comes back with what the "
     "next yield gives out",
     "C03") {
  Coroutine *c = coroutine_new(total, NULL);
  expect(coroutine_next(c), "yield 0");
  expect(coroutine_send(c, value_int(10)), "yield 10");
  expect(coroutine_send(c, value_int(5)), "yield 15");
  expect_trace("main create total()\n"
               "main next total()\n"
               "total() yield 0\n"
               "main send total() 10\n"
               "total() yield 10\n"
               "main send total() 5\n"
               "total() yield 15\n");
  coroutine_free(c);
}

TEST(a_letter_is_delivered_once,
     "Each resume delivers one thing: after send('a'), next() delivers None, "
     "not 'a' again",
     "C01 C03") {
  Coroutine *c = started(echo, NULL);
  expect(coroutine_send(c, value_str("a")), "yield 'a'");
  expect(coroutine_next(c), "yield None");
  coroutine_free(c);
}

TEST(every_coroutine_has_its_own_letter,
     "A thousand coroutines at once: each one's yield is worth what was sent "
     "to that one",
     "C03") {
  enum { COUNT = 1000 };
  static Coroutine *all[COUNT];
  untraced();
  for (int i = 0; i < COUNT; i++) {
    all[i] = coroutine_new(total, NULL);
    coroutine_next(all[i]);
  }
  int wrong = 0;
  for (int round = 1; round <= 3; round++)
    for (int i = 0; i < COUNT; i++) {
      Outcome o = coroutine_send(all[i], value_int(i));
      wrong += value_as_int(o.value) != round * i;
    }
  ck_assert_int_eq(wrong, 0);
  for (int i = 0; i < COUNT; i++)
    coroutine_free(all[i]);
}

TEST(send_brings_the_return_value,
     "When the body returns, send() comes back with the value", "C04") {
  Coroutine *c = started(answer, NULL);
  expect(coroutine_send(c, value_int(42)), "return 42");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  coroutine_free(c);
}

TEST(a_finished_one_takes_anything,
     "A finished coroutine answers RETURNED None to send(v), whatever v is",
     "C05") {
  Coroutine *c = started(answer, NULL);
  expect(coroutine_send(c, value_int(42)), "return 42");
  expect(coroutine_send(c, value_int(7)), "return None");
  expect(coroutine_send(c, value_none()), "return None");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

// def fails(error): yield; raise error
static Outcome fails(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_none()));
  return raised_error(*(Error *)arg);
}

TEST(an_error_leaves_send_and_finishes,
     "An error that the body raises leaves send(), once; the coroutine is "
     "finished",
     "C06") {
  Error error = raised(ValueError, "spam").error;
  Coroutine *c = started(fails, &error);
  Outcome o = coroutine_send(c, value_int(1));
  expect(o, "raise ValueError: spam");
  ck_assert_ptr_eq(o.error.message, error.message); // the same object
  expect(coroutine_send(c, value_int(1)), "return None");
  coroutine_free(c);
}
