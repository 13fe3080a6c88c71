// What spread() promises.
#include "exercise.h"
#include "testing.h"

// for i in range(n): yield i
static Outcome count(Generator *self, void *arg) {
  for (int i = 0; i < *(int *)arg; i++)
    generator_yield(self, value_int(i));
  return returned(value_none());
}

static void expect_spread(GeneratorBody *body, void *arg, double mean,
                          double distance) {
  Spread s = spread(body, arg);
  ck_assert_msg(s.mean == mean, "mean: expected %g, got %g", mean, s.mean);
  ck_assert_msg(s.distance == distance, "distance: expected %g, got %g",
                distance, s.distance);
}

TEST(the_mean_takes_every_number,
     "The mean is over all numbers: 0 1 2 3 4 is 2", "") {
  int n = 5;
  ck_assert_double_eq(spread(count, &n).mean, 2);
}

TEST(the_distance_takes_every_number,
     "The distance is over all numbers too: a finished generator stays "
     "finished, a second run needs a second generator",
     "G08") {
  int n = 5;
  expect_spread(count, &n, 2, 1.2);
}

static Outcome halves(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_float(0.5));
  generator_yield(self, value_int(1));
  generator_yield(self, value_float(3));
  return returned(value_none());
}

TEST(fractions_count,
     "Numbers, their mean and their distances may be fractions: abs() is for "
     "ints, and so is a sum in an int",
     "") {
  int n = 4;
  expect_spread(count, &n, 1.5, 1);
  expect_spread(halves, NULL, 1.5, 1);
}

static Outcome with_gaps(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(4));
  generator_yield(self, value_none());
  generator_yield(self, value_int(0));
  generator_yield(self, value_int(4));
  return returned(value_none());
}

TEST(none_and_0_are_numbers_here,
     "None and 0 are values like any other: the end is a signal of its own",
     "G10") {
  expect_spread(with_gaps, NULL, 2, 2);
}

TEST(no_number_at_all, "Without any number both results are 0", "G03") {
  int n = 0;
  expect_spread(count, &n, 0, 0);
}

TEST(any_number_of_numbers,
     "A generator needs no room for its values: a million of them are as good "
     "as five",
     "") {
  untraced();
  int n = 1000001;
  Spread s = spread(count, &n);
  ck_assert_double_eq(s.mean, 500000);
  ck_assert_double_eq_tol(s.distance, 250000.25, 0.01);
}
