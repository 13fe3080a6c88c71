// lib/error.h: an exception's type has Python's name and Python's bases.
#include "error.h"

#include "testing.h"

TEST(every_type_is_a_base_exception,
     "Each type has a name of its own, and BaseException above it", "") {
  for (ErrorType t = 0; t < ERROR_TYPES; t++) {
    ck_assert(error_is(raised(t, "").error, BaseException));
    for (ErrorType other = 0; other < t; other++)
      ck_assert_str_ne(error_type_name(t), error_type_name(other));
  }
  ck_assert_str_eq(error_type_name(InvalidStateError), "InvalidStateError");
}

TEST(what_is_no_type_has_no_name,
     "error_type_name() of a number that is no type is NULL", "") {
  ck_assert_str_eq(error_type_name(BaseException), "BaseException");
  ck_assert_ptr_null(error_type_name(ERROR_TYPES));
  ck_assert_ptr_null(error_type_name((ErrorType)-1));
}

TEST(errors_have_bases,
     "error_is() asks as an except clause does, through all bases", "") {
  Error e = raised(ZeroDivisionError, "").error;
  ck_assert(error_is(e, ZeroDivisionError) && error_is(e, ArithmeticError));
  ck_assert(error_is(e, Exception) && error_is(e, BaseException));
  ck_assert(!error_is(e, LookupError));
  ck_assert(!error_is(raised(CancelledError, "").error, Exception));
  ck_assert(!error_is(raised(GeneratorExit, "").error, Exception));
  ck_assert(error_is(raised(ExceptionGroup, "").error, Exception));
  ck_assert(!error_is(raised(BaseExceptionGroup, "").error, Exception));
}

TEST(a_type_of_ones_own,
     "error_type_new() is `class MyError(KeyError)`: it prints its name, and "
     "is what KeyError is",
     "") {
  ErrorType mine = error_type_new("MyError", KeyError);
  ck_assert(error_is(raised(mine, "").error, LookupError));
  ck_assert_str_eq(error_repr(raised(mine, "m").error), "MyError: m");
  ck_assert_str_eq(error_repr(raised(mine, "").error), "MyError");
  ck_assert_str_eq(error_repr(raised(mine, NULL).error), "MyError");
}

TEST(
    types_of_ones_own_stand_behind_the_others,
    "Two types of one's own are two, with their own bases; no type of Python's "
    "has become another one",
    "") {
  ErrorType one = error_type_new("One", KeyError);
  ErrorType other = error_type_new("Other", one);
  ErrorType third = error_type_new("Third", CancelledError);
  ck_assert(one >= ERROR_TYPES && other > one && third > other);
  ck_assert_str_eq(error_type_name(one), "One");
  ck_assert_str_eq(error_type_name(other), "Other");
  ck_assert_str_eq(error_type_name(third), "Third");
  ck_assert_ptr_null(error_type_name((ErrorType)(third + 1)));
  Error e = raised(other, "").error;
  ck_assert(error_is(e, one) && error_is(e, LookupError));
  ck_assert(!error_is(e, third) && !error_is(raised(one, "").error, other));
  ck_assert(!error_is(raised(third, "").error, Exception));
  Error last = raised(InvalidStateError, "").error;
  ck_assert_str_eq(error_repr(last), "InvalidStateError");
  ck_assert(error_is(last, Exception) && !error_is(last, KeyError));
}

static void too_many_types(void) {
  while (true)
    error_type_new("Another", Exception);
}

TEST(too_many_types_die,
     "There is room for forty-odd types; the next one ends the program", "") {
  expect_dies(too_many_types, "error_type_new: no room for Another");
}
