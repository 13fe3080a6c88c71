// Lesson 1, "How does it end?"
//
// A body ends by returning, or with an error; the end is a signal of its own,
// and is told once. Raising StopIteration is not how a generator stops.
#include "01-generator/generator.h"
#include "testing.h"

static Outcome returns(Generator *self, void *arg) {
  (void)self;
  return returned(*(Value *)arg);
}

TEST(falling_off_the_end_returns_none,
     "A body that just ends has returned None", "G03 G05") {
  Value none = value_none();
  Generator *g = generator_new(returns, &none);
  expect(generator_next(g), "return None");
  generator_free(g);
}

TEST(the_return_value_comes_with_the_end,
     "The value of `return` comes with the end, not as one more item",
     "G04 G09") {
  Value seven = value_int(7);
  Generator *g = generator_new(returns, &seven);
  expect(generator_next(g), "return 7");
  generator_free(g);
}

TEST(a_returned_object_is_not_unpacked,
     "Whatever object a body returns arrives as it is", "G06 G07") {
  static const Type type = {.name = "tuple"};
  Object pair = {&type};
  Value value = value_object(&pair);
  Generator *g = generator_new(returns, &value);
  Outcome o = generator_next(g);
  ck_assert_int_eq(o.how, RETURNED);
  ck_assert_ptr_eq(value_as_ptr(o.value), &pair);
  generator_free(g);
}

TEST(the_end_is_told_once,
     "After its end a generator answers RETURNED None, as often as asked; "
     "the return value was delivered once",
     "G08") {
  Value seven = value_int(7);
  Generator *g = generator_new(returns, &seven);
  expect(generator_next(g), "return 7");
  expect(generator_next(g), "return None");
  expect(generator_next(g), "return None");
  expect_trace("main create returns()\n"
               "main next returns()\n"
               "returns() return 7\n"
               "main refused returns() next(): StopIteration\n"
               "main refused returns() next(): StopIteration\n");
  generator_free(g);
}

static Outcome yields_none(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_none());
  generator_yield(self, value_int(0));
  return returned(value_none());
}

TEST(none_is_a_value_like_any_other, "Yielding None, or 0, is not the end",
     "G10") {
  Generator *g = generator_new(yields_none, NULL);
  expect(generator_next(g), "yield None");
  expect(generator_next(g), "yield 0");
  expect(generator_next(g), "return None");
  generator_free(g);
}

static Outcome fails(Generator *self, void *arg) {
  generator_yield(self, value_int(1));
  return raised_error(*(Error *)arg);
}

TEST(an_error_leaves_next_and_finishes,
     "An error that the body raises leaves next(), once; the generator is "
     "finished",
     "G11") {
  Error error = raised(ValueError, "spam").error;
  Generator *g = generator_new(fails, &error);
  expect(generator_next(g), "yield 1");
  Outcome o = generator_next(g);
  expect(o, "raise ValueError: spam");
  ck_assert_ptr_eq(o.error.message, error.message); // the same object
  expect(generator_next(g), "return None");
  generator_free(g);
}

TEST(stop_iteration_in_a_body_is_a_mistake,
     "A StopIteration that leaves a body becomes RuntimeError: only return "
     "ends a generator (PEP 479)",
     "G12") {
  Error error = raised(StopIteration, "").error;
  Generator *g = generator_new(fails, &error);
  expect(generator_next(g), "yield 1");
  expect(generator_next(g),
         "raise RuntimeError: generator raised StopIteration");
  expect(generator_next(g), "return None");
  generator_free(g);
}

// try: raise StopIteration / except StopIteration: pass / yield 1
static Outcome catches(Generator *self, void *arg) {
  (void)arg;
  Outcome o = raised(StopIteration, "");
  if (o.how == RAISED && error_is(o.error, StopIteration))
    generator_yield(self, value_int(1));
  return returned(value_none());
}

TEST(a_caught_stop_iteration_is_no_end,
     "A StopIteration that the body handles itself is an error like any other",
     "G15") {
  Generator *g = generator_new(catches, NULL);
  expect(generator_next(g), "yield 1");
  expect(generator_next(g), "return None");
  generator_free(g);
}

// try: return "r" or raise ValueError / finally: yield "cleanup"
static Outcome cleans_up(Generator *self, void *arg) {
  Outcome pending = arg ? raised(ValueError, "v") : returned(value_str("r"));
  goto finally; // a C return would skip the finally: it is ours to honour
finally:
  generator_yield(self, value_str("cleanup"));
  return pending;
}

TEST(a_yield_in_finally_holds_the_return,
     "A yield in a finally comes first; the pending return completes with the "
     "next resume",
     "G14 G16") {
  Generator *g = generator_new(cleans_up, NULL);
  expect(generator_next(g), "yield 'cleanup'");
  expect(generator_next(g), "return 'r'");
  generator_free(g);
}

TEST(a_yield_in_finally_holds_the_error,
     "A yield in a finally comes first; the pending error goes on with the "
     "next resume",
     "G17") {
  Generator *g = generator_new(cleans_up, "raise");
  expect(generator_next(g), "yield 'cleanup'");
  expect(generator_next(g), "raise ValueError: v");
  expect(generator_next(g), "return None");
  generator_free(g);
}

// PEP 255's example: 1 2 4 5 8 9 10 11.
static Outcome pep255(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(1));
  generator_yield(self, value_int(2));
  Outcome o = raised(ZeroDivisionError, "division by zero");
  if (error_is(o.error, ZeroDivisionError)) { // except ZeroDivisionError:
    generator_yield(self, value_int(4));
    generator_yield(self, value_int(5));
    goto except; // raise: its own `except:` does not see it
  }
  generator_yield(self, value_int(6));
except:
  generator_yield(self, value_int(8));
  generator_yield(self, value_int(9));
  generator_yield(self, value_int(10)); // finally:
  generator_yield(self, value_int(11));
  return returned(value_none());
}

TEST(pep_255_sequence,
     "Nested try, except and finally with yields run in PEP 255's order",
     "G18") {
  static const char *const expected[] = {"yield 1",  "yield 2",  "yield 4",
                                         "yield 5",  "yield 8",  "yield 9",
                                         "yield 10", "yield 11", "return None"};
  Generator *g = generator_new(pep255, NULL);
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
    expect(generator_next(g), expected[i]);
  generator_free(g);
}

static Outcome ends_with_a_yield(Generator *self, void *arg) {
  (void)self, (void)arg;
  return yielded(value_int(1));
}

static void end_with_a_yield(void) {
  generator_next(generator_new(ends_with_a_yield, NULL));
}

TEST(a_body_that_ends_with_a_yield_dies,
     "A body ends with returned() or raised(): a yielded() there ends the "
     "program with a message",
     "") {
  expect_dies(end_with_a_yield,
              "ends_with_a_yield(): a body ends with returned() or raised()");
}
