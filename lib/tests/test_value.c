// lib/value.h: what travels is a value or an error, and how it came.
#include "value.h"

#include "tests/test_ends.h"

static const Type dog_type = {"Dog"};
static Object dog = {&dog_type};

TEST(values_print_as_in_python, "repr() and str() write a value as Python does",
     "") {
  ck_assert_str_eq(repr(value_none()), "None");
  ck_assert_str_eq(repr(value_bool(true)), "True");
  ck_assert_str_eq(repr(value_int(-42)), "-42");
  ck_assert_str_eq(repr(value_int(INT64_MIN)), "-9223372036854775808");
  ck_assert_str_eq(repr(value_float(10)), "10.0");
  ck_assert_str_eq(repr(value_float(0.1)), "0.1");
  ck_assert_str_eq(repr(value_float(1e100)), "1e+100");
  ck_assert_str_eq(repr(value_str("hi")), "'hi'");
  ck_assert_str_eq(repr(value_str("it's")), "\"it's\"");
  ck_assert_str_eq(str(value_str("hi")), "hi");
  ck_assert_str_eq(repr(value_object(&dog)), "<Dog>");
}

TEST(a_value_gives_back_what_it_holds,
     "Each accessor gives back what was put in; an int serves as a float", "") {
  ck_assert(value_as_bool(value_bool(true)));
  ck_assert(!value_as_bool(value_bool(false)));
  ck_assert_int_eq(value_as_int(value_int(-7)), -7);
  ck_assert_double_eq(value_as_float(value_float(0.5)), 0.5);
  ck_assert_double_eq(value_as_float(value_int(2)), 2);
  ck_assert_str_eq(value_as_str(value_str("hi")), "hi");
  ck_assert_ptr_eq(value_as_ptr(value_ptr(&dog)), &dog);
  ck_assert_ptr_eq(value_as_ptr(value_object(&dog)), &dog);
}

static void ask_wrong(void) { value_as_int(value_str("seven")); }

TEST(a_wrong_accessor_dies,
     "Asking a value for another kind ends the program with one line", "") {
  int status;
  const char *output = output_of(ask_wrong, &status);
  ck_assert_str_eq(output, "expected int, got str 'seven'\n");
  ck_assert_int_eq(status, 1);
}

TEST(equal_values_are_of_one_kind,
     "value_equal() compares what is inside; an int is no float, and no None",
     "") {
  char hi[] = "hi"; // the same text elsewhere
  ck_assert(value_equal(value_str("hi"), value_str(hi)));
  ck_assert(!value_equal(value_str("hi"), value_str("ho")));
  ck_assert(value_equal(value_ptr(&dog), value_ptr(&dog)));
  ck_assert(!value_equal(value_int(1), value_float(1)));
  ck_assert(value_is_none(value_none()) && !value_is_none(value_int(0)));
  ck_assert(value_equal(value_none(), value_none()));
  ck_assert(!value_equal(value_none(), value_int(0)));
}

// -- outcomes ---------------------------------------------------------------

TEST(an_outcome_says_how_it_came,
     "An Outcome carries a value or an error, and how it came", "") {
  Outcome o = yielded(value_str("x"));
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_str_eq(value_as_str(o.value), "x");
  o = returned(o.value); // its `how` does not come along
  ck_assert_int_eq(o.how, RETURNED);
  ck_assert(value_equal(o.value, value_str("x")));
  o = raised(KeyError, "k");
  ck_assert_int_eq(o.how, RAISED);
  ck_assert_int_eq(raised_error(o.error).error.type, KeyError);
  ck_assert_str_eq(outcome_repr(o), "KeyError: k");
  expect(ended(yielded(value_int(1))), "return None");
  expect(ended(o), "raise KeyError: k");
}

static Outcome tries(Outcome o) {
  Value v = TRY(o);
  return returned(value_int(value_as_int(v) + 1));
}

TEST(try_hands_an_error_on,
     "TRY() returns an error to our caller, and else is worth the value", "") {
  expect(tries(returned(value_int(1))), "return 2");
  expect(tries(raised(OSError, "no")), "raise OSError: no");
}

static __attribute__((noinline)) Outcome returns(void) {
  return returned(value_int(1));
}

TEST(an_outcome_remembers_where_it_was_made,
     "outcome_origin() is a place in the function that made the newest end, "
     "once; outcome_from() says another one",
     "") {
  returns();
  const char *origin = outcome_origin();
  ck_assert(origin > (char *)returns && origin < (char *)returns + 500);
  ck_assert_ptr_null(outcome_origin());
  expect(outcome_from(returns(), "elsewhere"), "return 1");
  ck_assert_str_eq(outcome_origin(), "elsewhere");
}
