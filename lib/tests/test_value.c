// lib/value.h: what travels is a value or an error, and how it came.
#include "value.h"

#include <math.h>

#include "testing.h"

static const Type dog_type = {.name = "Dog"};
static Object dog = {&dog_type};

TEST(an_object_is_of_its_type_and_its_bases,
     "value_isinstance() finds the type of an object or one that it is based "
     "on; what is no object is of none",
     "") {
  static const Type animal = {.name = "Animal"}, car = {.name = "Car"};
  static const Type mammal = {.name = "Mammal", .base = &animal};
  static const Type cat_type = {.name = "Cat", .base = &mammal};
  Object cat = {&cat_type};
  ck_assert(value_isinstance(value_object(&cat), &cat_type));
  ck_assert(value_isinstance(value_object(&cat), &animal));
  ck_assert(!value_isinstance(value_object(&cat), &car));
  ck_assert(!value_isinstance(value_object(&dog), &animal));
  ck_assert(!value_isinstance(value_ptr(&cat), &cat_type));
}

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

static const char *bark(const Object *self) {
  return text_format("%s('Rex')", self->type->name);
}

TEST(a_type_may_say_how_it_prints,
     "repr() and str() ask an object's type for its text, if it has one", "") {
  static const Type loud_type = {.name = "Loud", .repr = bark};
  Object loud = {&loud_type};
  ck_assert_str_eq(repr(value_object(&loud)), "Loud('Rex')");
  ck_assert_str_eq(str(value_object(&loud)), "Loud('Rex')");
}

TEST(floats_print_as_in_python,
     "repr() of a float is the shortest text that reads back the same, with an "
     "exponent from 1e16 on and below 1e-4",
     "") {
  ck_assert_str_eq(repr(value_float(1e15)), "1000000000000000.0");
  ck_assert_str_eq(repr(value_float(9999999999999998)), "9999999999999998.0");
  ck_assert_str_eq(repr(value_float(1e16)), "1e+16");
  ck_assert_str_eq(repr(value_float(0.0001)), "0.0001");
  ck_assert_str_eq(repr(value_float(0.00012)), "0.00012");
  ck_assert_str_eq(repr(value_float(0.00001)), "1e-05");
  ck_assert_str_eq(repr(value_float(1234.5)), "1234.5");
  ck_assert_str_eq(repr(value_float(0.1 + 0.2)), "0.30000000000000004");
  ck_assert_str_eq(repr(value_float(INFINITY)), "inf");
}

TEST(str_names_every_kind, "str() writes every kind of value", "") {
  ck_assert_str_eq(str(value_bool(false)), "False");
  ck_assert_str_eq(str(value_int(7)), "7");
  ck_assert_str_eq(str(value_ptr(&dog)), text_format("%p", (void *)&dog));
  ck_assert_str_eq(repr(value_str("")), "''");
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

// -- every accessor and every kind
enum { KINDS = 7, ACCESSORS = 5 };

static int kind, accessor;

static void ask_each(void) {
  const Value values[KINDS] = {
      value_none(),   value_bool(true), value_int(1),      value_float(1),
      value_str("1"), value_ptr(&dog),  value_object(&dog)};
  Value v = values[kind];
  switch (accessor) {
  case 0:
    value_as_bool(v);
    break;
  case 1:
    value_as_int(v);
    break;
  case 2:
    value_as_float(v);
    break;
  case 3:
    value_as_str(v);
    break;
  default:
    value_as_ptr(v);
  }
  print("fine");
}

TEST(each_accessor_takes_its_kinds,
     "Each accessor takes its own kind, a float an int too, a pointer an "
     "object too; each other kind ends the program with one line",
     "") {
  static const char *const accessors[ACCESSORS] = {"bool", "int", "float",
                                                   "str", "pointer"};
  static const char *const kinds[KINDS] = {
      "NoneType None", "bool True",  "int 1",       "float 1.0",
      "str '1'",       "pointer 0x", "object <Dog>"};
  static const char takes[ACCESSORS][KINDS + 1] = {
      ".x.....", "..x....", "..xx...", "....x..", ".....xx"};
  untraced();
  for (accessor = 0; accessor < ACCESSORS; accessor++)
    for (kind = 0; kind < KINDS; kind++) {
      int status;
      const char *said = output_of(ask_each, &status);
      bool right = takes[accessor][kind] == 'x';
      const char *wanted = right
                               ? "fine\n"
                               : text_format("expected %s, got %s",
                                             accessors[accessor], kinds[kind]);
      ck_assert_msg(strstr(said, wanted) && status == !right,
                    "value_as_%s() of %s: expected \"%s\", got \"%s\", with "
                    "status %d",
                    accessors[accessor], kinds[kind], wanted, said, status);
    }
}

static void ask_wrong(void) { value_as_int(value_str("seven")); }

TEST(a_wrong_accessor_dies,
     "Asking a value for another kind ends the program with one line", "") {
  int status;
  const char *output = output_of(ask_wrong, &status);
  ck_assert_str_eq(output, "expected int, got str 'seven'\n");
  ck_assert_int_eq(status, 1);
}

static void ask_bool(void) { value_as_bool(value_none()); }
static void ask_float(void) { value_as_float(value_bool(true)); }
static void ask_str(void) { value_as_str(value_float(0.5)); }
static void ask_ptr(void) { value_as_ptr(value_str("x")); }
static void ask_object(void) { value_as_int(value_object(&dog)); }
static void ask_error_float(void) {
  value_as_float(raised((ErrorType)INT, "").value);
}
static void ask_error_ptr(void) {
  value_as_ptr(raised((ErrorType)OBJECT, "").value);
}

TEST(every_wrong_accessor_dies,
     "Each accessor names the kind that it expects and the one that is there",
     "") {
  expect_dies(ask_bool, "expected bool, got NoneType None");
  expect_dies(ask_float, "expected float, got bool True");
  expect_dies(ask_str, "expected str, got float 0.5");
  expect_dies(ask_ptr, "expected pointer, got str 'x'");
  expect_dies(ask_object, "expected int, got object <Dog>");
  expect_dies(ask_error_float, "expected float, but the outcome RAISED");
  expect_dies(ask_error_ptr, "expected pointer, but the outcome RAISED");
}

TEST(equal_values_have_the_same_inside,
     "value_equal() compares what is inside; an int is no None", "") {
  char hi[] = "hi"; // the same text elsewhere
  ck_assert(value_equal(value_str("hi"), value_str(hi)));
  ck_assert(!value_equal(value_str("hi"), value_str("ho")));
  ck_assert(value_equal(value_ptr(&dog), value_ptr(&dog)));
  ck_assert(value_is_none(value_none()) && !value_is_none(value_int(0)));
  ck_assert(value_equal(value_none(), value_none()));
  ck_assert(!value_equal(value_none(), value_int(0)));
  ck_assert(!value_equal(value_ptr(&dog), value_ptr(hi)));
  ck_assert(!value_equal(value_ptr(&dog), value_object(&dog)));
  ck_assert(value_equal(value_float(0.5), value_float(0.5)));
  ck_assert(!value_equal(value_float(0.5), value_float(0.25)));
  ck_assert(!value_equal(value_int(1), value_int(2)));
  ck_assert(!value_equal(value_float(1), value_str(hi)));
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
  raised(KeyError, "");
  ck_assert_ptr_nonnull(outcome_origin());
  raised_error((Error){.type = KeyError, .message = ""});
  ck_assert_ptr_nonnull(outcome_origin());
  raised_format(KeyError, "%d", 1);
  ck_assert_ptr_nonnull(outcome_origin());
  ended(yielded(value_none()));
  ck_assert_ptr_nonnull(outcome_origin());
  expect(outcome_from(returns(), "elsewhere"), "return 1");
  ck_assert_str_eq(outcome_origin(), "elsewhere");
}

TEST(strings_are_written_with_escapes,
     "repr() escapes what Python escapes in a string, and chooses its quotes",
     "") {
  ck_assert_str_eq(repr(value_str("tab\tnl\n\r\x01\x1b\x7f\\ nrt")),
                   "'tab\\tnl\\n\\r\\x01\\x1b\\x7f\\\\ nrt'");
  ck_assert_str_eq(repr(value_str("a\"b")), "'a\"b'");
  ck_assert_str_eq(repr(value_str("a'b\"c")), "'a\\'b\"c'");
  ck_assert_str_eq(repr(value_str("caf\u00e9")), "'caf\u00e9'");
}

TEST(a_nan_has_no_sign, "repr() writes nan and inf as Python does", "") {
  ck_assert_str_eq(repr(value_float(NAN)), "nan");
  ck_assert_str_eq(repr(value_float(-NAN)), "nan");
  ck_assert_str_eq(repr(value_float(-INFINITY)), "-inf");
}

TEST(numbers_are_equal_across_kinds,
     "As in Python True == 1 == 1.0, and a large int equals no other float",
     "") {
  ck_assert(value_equal(value_bool(true), value_int(1)));
  ck_assert(value_equal(value_int(1), value_float(1)));
  ck_assert(value_equal(value_float(0), value_bool(false)));
  ck_assert(!value_equal(value_int(1), value_float(1.5)));
  ck_assert(!value_equal(value_int((1LL << 53) + 1), value_float(0x1p53)));
  ck_assert(!value_equal(value_int(INT64_MAX), value_float(0x1p63)));
  ck_assert(!value_equal(value_float(NAN), value_float(NAN)));
  ck_assert(!value_equal(value_int(1), value_str("1")));
}

static void read_an_error(void) { value_as_int(raised(KeyError, "k").value); }

TEST(an_error_has_no_value,
     "Reading a value out of an outcome that RAISED ends the program", "") {
  expect_dies(read_an_error,
              "expected int, but the outcome RAISED KeyError: k");
}

TEST(a_body_ends_in_two_ways,
     "outcome_ends() knows what returned() and raised() make from the rest",
     "") {
  Outcome garbage = {.kind_or_type_ = 4711, .how = RAISED};
  ck_assert(outcome_ends(returned(value_none())));
  ck_assert(outcome_ends(raised(KeyError, "")));
  ck_assert(!outcome_ends(yielded(value_none())));
  ck_assert(!outcome_ends(garbage));
  garbage.how = RETURNED;
  ck_assert(!outcome_ends(garbage));
  garbage.how = (How)77;
  ck_assert(!outcome_ends(garbage));
  ck_assert(outcome_ends(returned(value_object(&dog))));
}
