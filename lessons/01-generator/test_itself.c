// Lesson 1, "Can it ask itself?"
//
// There is only one stack, and it is in use: a generator that runs refuses to
// be resumed. Its state says what it is doing.
#include "01-generator/generator.h"
#include "testing.h"

static Generator *myself;

// try: next(myself) / except ValueError: yield "healthy"
static Outcome asks_itself(Generator *self, void *arg) {
  (void)arg;
  ck_assert_int_eq(self->state, GENERATOR_RUNNING);
  expect(generator_next(myself), "raise ValueError: generator already "
                                 "executing");
  generator_yield(self, value_str("healthy"));
  return returned(value_none());
}

TEST(a_running_generator_refuses,
     "A running generator cannot be resumed; it stays healthy when it catches "
     "the error",
     "G19") {
  myself = generator_new(asks_itself, NULL);
  expect(generator_next(myself), "yield 'healthy'");
  expect(generator_next(myself), "return None");
  expect_trace("main create asks_itself()\n"
               "main next asks_itself()\n"
               "asks_itself() refused asks_itself() next(): ValueError\n"
               "asks_itself() yield 'healthy'\n"
               "main next asks_itself()\n"
               "asks_itself() return None\n");
  generator_free(myself);
}

// return next(myself)
static Outcome hands_it_on(Generator *self, void *arg) {
  (void)self, (void)arg;
  return generator_next(myself);
}

TEST(an_uncaught_refusal_finishes,
     "If it does not catch that error, the error leaves it like any other",
     "G21") {
  myself = generator_new(hands_it_on, NULL);
  expect(generator_next(myself),
         "raise ValueError: generator already executing");
  expect(generator_next(myself), "return None");
  generator_free(myself);
}

TEST(the_states_of_a_generator,
     "CREATED, RUNNING while the body runs, SUSPENDED at a yield, CLOSED",
     "G22") {
  myself = generator_new(asks_itself, NULL);
  ck_assert_int_eq(myself->state, GENERATOR_CREATED);
  generator_next(myself); // asserts RUNNING inside
  ck_assert_int_eq(myself->state, GENERATOR_SUSPENDED);
  generator_next(myself);
  ck_assert_int_eq(myself->state, GENERATOR_CLOSED);
  generator_free(myself);
}

static Outcome yields_for_another(Generator *self, void *another) {
  generator_yield(another, value_int(1));
  (void)self;
  return returned(value_none());
}

static void yield_for_another(void) {
  myself = generator_new(asks_itself, NULL);
  generator_next(generator_new(yields_for_another, myself));
}

// A running one is not enough: it has to be the one that runs innermost.
static Outcome asks_one_that_yields_for_it(Generator *self, void *arg) {
  (void)arg;
  return generator_next(generator_new(yields_for_another, self));
}

static void yield_for_whoever_waits(void) {
  generator_next(generator_new(asks_one_that_yields_for_it, NULL));
}

TEST(only_the_body_itself_can_yield,
     "A yield outside of the generator's own body ends the program, with the "
     "line where it stands",
     "") {
  if (lines_are_known())
    expect_dies(yield_for_another, "test_itself.c");
  expect_dies(yield_for_another,
              "generator_yield: only the body itself can yield");
  expect_dies(yield_for_whoever_waits,
              "generator_yield: only the body itself can yield");
}
