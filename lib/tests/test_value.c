// What travels: values, errors and outcomes, and the containers' ground.
#include <stdint.h>
#include <string.h>

#include "die.h"
#include "symbol.h"
#include "testing.h"

TEST(values_print_as_in_python, "repr() and str() write a value as Python does",
     "") {
  static const Type dog_type = {"Dog"};
  Object dog = {&dog_type};
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

TEST(sixteen_texts_live_at_once,
     "The texts of repr() stay until sixteen more were asked for", "") {
  const char *first = repr(value_int(0));
  for (int i = 1; i < 16; i++)
    repr(value_int(i));
  ck_assert_str_eq(first, "0");
}

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

TEST(errors_have_bases,
     "error_is() asks as an except clause does, through all bases", "") {
  Error e = raised(ZeroDivisionError, "").error;
  ck_assert(error_is(e, ZeroDivisionError) && error_is(e, ArithmeticError));
  ck_assert(error_is(e, Exception) && error_is(e, BaseException));
  ck_assert(!error_is(e, LookupError));
  ck_assert(!error_is(raised(CancelledError, "").error, Exception));
  ck_assert(!error_is(raised(GeneratorExit, "").error, Exception));
  ErrorType mine = error_type_new("MyError", KeyError);
  ck_assert(error_is(raised(mine, "").error, LookupError));
  ck_assert_str_eq(error_repr(raised(mine, "m").error), "MyError: m");
  ck_assert_str_eq(error_repr(raised(mine, "").error), "MyError");
}

TEST(equal_messages_are_kept_once,
     "message_format() keeps a text for good, and equal ones once", "") {
  const char *a = message_format("%d times", 3);
  ck_assert_ptr_eq(a, message_format("%d times", 3));
  ck_assert_str_eq(message_format("%d times", 4), "4 times");
  ck_assert_str_eq(a, "3 times");
}

static void ask_wrong(void) { value_as_int(value_str("seven")); }
static void too_much(void) { reallocate(NULL, SIZE_MAX / 2, 4); }
static void too_large(void) { allocate((size_t)PTRDIFF_MAX - 4096); }

TEST(a_wrong_accessor_dies,
     "Asking a value for another kind ends the program with one line", "") {
  int status;
  const char *output = output_of(ask_wrong, &status);
  ck_assert_str_eq(output, "expected int, got str 'seven'\n");
  ck_assert_int_eq(status, 1);
}

TEST(out_of_memory_is_one_line,
     "Out of memory ends the program with one line and status 1", "") {
  int status;
  ck_assert_ptr_nonnull(strstr(output_of(too_much, &status), "out of memory"));
  ck_assert_int_eq(status, 1);
  ck_assert_ptr_nonnull(strstr(output_of(too_large, &status), "out of memory"));
  ck_assert_int_eq(status, 1);
}

TEST(functions_have_names,
     "symbol_name() knows a function by its address, also a static one", "") {
  ck_assert_str_eq(symbol_name((const void *)too_much), "too_much");
}
