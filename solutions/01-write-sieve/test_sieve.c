// What a sieve promises.
#include "exercise.h"
#include "testing.h"

// -- the numbers --------------------------------------------------------------

TEST(it_counts_from_two, "from_two() yields 2, 3, 4 and so on", "") {
  Generator *g = generator_new(from_two, NULL);
  expect(generator_next(g), "yield 2");
  expect(generator_next(g), "yield 3");
  expect(generator_next(g), "yield 4");
  generator_free(g);
}

// -- a filter ----------------------------------------------------------------

static Outcome one_to_six(Generator *self, void *arg) {
  (void)arg;
  for (int n = 1; n <= 6; n++)
    generator_yield(self, value_int(n));
  return returned(value_none());
}

TEST(a_filter_takes_multiples_away,
     "A filter asks below until it gets a number that its prime does not "
     "divide, and yields that one",
     "") {
  Generator *below = generator_new(one_to_six, NULL);
  Filter filter = {below, 2};
  Generator *g = generator_new(without, &filter);
  expect(generator_next(g), "yield 1");
  expect(generator_next(g), "yield 3");
  expect(generator_next(g), "yield 5");
  generator_free(g);
  generator_free(below);
}

TEST(a_filter_loses_nothing,
     "A filter asks for the next number only when somebody asks it: what it "
     "has not given out is still below",
     "") {
  Generator *below = generator_new(one_to_six, NULL);
  Filter filter = {below, 2};
  Generator *g = generator_new(without, &filter);
  expect(generator_next(g), "yield 1");
  expect(generator_next(below), "yield 2");
  expect(generator_next(g), "yield 3");
  generator_free(g);
  generator_free(below);
}

TEST(a_filter_ends_with_its_numbers,
     "When there is nothing more below, the filter ends too: it must look at "
     "how an outcome came, not only at the value",
     "") {
  Generator *below = generator_new(one_to_six, NULL);
  Filter filter = {below, 7};
  Generator *g = generator_new(without, &filter);
  for (int i = 0; i < 6; i++)
    ck_assert_int_eq(generator_next(g).how, YIELDED);
  expect(generator_next(g), "return None");
  generator_free(g);
  generator_free(below);
}

static Outcome breaks(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(1));
  return raised(OSError, "no more numbers");
}

TEST(an_error_from_below_goes_on,
     "An error is no end: it goes up from filter to filter, to whoever has "
     "asked",
     "") {
  Generator *below = generator_new(breaks, NULL);
  Filter filter = {below, 2};
  Generator *g = generator_new(without, &filter);
  expect(generator_next(g), "yield 1");
  expect(generator_next(g), "raise OSError: no more numbers");
  generator_free(g);
  generator_free(below);
}

// -- the sieve ---------------------------------------------------------------

TEST(making_a_sieve_asks_nothing,
     "A sieve computes nothing before somebody asks for a prime", "") {
  static Sieve sieve;
  sieve_init(&sieve);
  expect_trace("main create from_two()\n");
  sieve_release(&sieve);
}

TEST(what_lay_there_does_not_matter,
     "A sieve frees the generators that it has made, and no other: what lies "
     "behind the last of its layers is none",
     "") {
  static Sieve sieve;
  Generator *of_somebody = generator_new(one_to_six, NULL);
  for (int i = 0; i < SIEVE_LAYERS; i++)
    sieve.layers[i] = of_somebody;
  sieve.count = 7;
  sieve_init(&sieve);
  sieve_release(&sieve);
  expect(generator_next(of_somebody), "yield 1");
  generator_free(of_somebody);
}

TEST(the_first_primes,
     "2, 3, 5, 7, 11: every number that comes out at the top "
     "is prime, and its filter takes its multiples away",
     "") {
  static const int primes[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
  static Sieve sieve;
  sieve_init(&sieve);
  for (int i = 0; i < 10; i++)
    ck_assert_int_eq(sieve_next(&sieve), primes[i]);
  sieve_release(&sieve);
}

TEST(
    each_prime_costs_one_question_per_layer,
    "A question goes down from the top, layer by layer, and a number comes up: "
    "nothing is made ahead",
    "") {
  static Sieve sieve;
  sieve_init(&sieve);
  sieve_next(&sieve);
  sieve_next(&sieve);
  expect_trace("main create from_two()\n"
               "main next from_two()\n"
               "from_two() yield 2\n"
               "main create without()\n"
               "main next without()\n"
               "without() next from_two()\n"
               "from_two() yield 3\n"
               "without() yield 3\n"
               "main create without() 2\n");
  sieve_release(&sieve);
}

TEST(two_sieves_share_nothing,
     "Two sieves are two sets of generators: each starts with 2", "") {
  static Sieve one, two;
  sieve_init(&one);
  ck_assert_int_eq(sieve_next(&one), 2);
  sieve_init(&two);
  ck_assert_int_eq(sieve_next(&one), 3);
  ck_assert_int_eq(sieve_next(&two), 2);
  ck_assert_int_eq(sieve_next(&one), 5);
  sieve_release(&one);
  sieve_release(&two);
}

TEST(a_sieve_is_made_again,
     "A sieve that was released can be made again, and starts with 2", "") {
  static Sieve sieve;
  for (int round = 0; round < 2; round++) {
    sieve_init(&sieve);
    ck_assert_int_eq(sieve_next(&sieve), 2);
    ck_assert_int_eq(sieve_next(&sieve), 3);
    sieve_release(&sieve);
  }
}

TEST(the_five_hundredth_prime,
     "Five hundred layers on top of each other are five hundred small stacks",
     "") {
  static Sieve sieve;
  untraced();
  sieve_init(&sieve);
  int64_t prime = 0;
  for (int i = 0; i < 500; i++)
    prime = sieve_next(&sieve);
  ck_assert_int_eq(prime, 3571);
  sieve_release(&sieve);
}
