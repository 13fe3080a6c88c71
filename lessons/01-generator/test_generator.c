// What a generator promises: the rows G of the fidelity matrix.
#include <string.h>

#include "01-generator/generator.h"
#include "testing.h"

// -- a generator is an object ----------------------------------------------

// def count(n): for i in range(n): yield i; return "done"
static Outcome count(Generator *self, void *arg) {
  int n = *(int *)arg;
  print("body starts");
  for (int i = 0; i < n; i++)
    generator_yield(self, value_int(i));
  print("body ends");
  return returned(value_str("done"));
}

TEST(creation_runs_nothing,
     "Creating a generator runs no line of its body; the first next() does",
     "G01") {
  int n = 1;
  Generator *g = generator_new(count, &n);
  expect_trace("main create count()\n");
  expect(generator_next(g), "yield 0");
  expect_trace("main create count()\n"
               "main next count()\n"
               "count() print body starts\n"
               "count() yield 0\n");
  generator_free(g);
}

TEST(next_runs_to_the_next_yield,
     "next() runs the body up to its next yield, and its locals survive",
     "G02") {
  int n = 3;
  Generator *g = generator_new(count, &n);
  expect(generator_next(g), "yield 0");
  expect(generator_next(g), "yield 1");
  expect(generator_next(g), "yield 2");
  expect(generator_next(g), "return 'done'");
  expect_trace("main create count()\n"
               "main next count()\n"
               "count() print body starts\n"
               "count() yield 0\n"
               "main next count()\n"
               "count() yield 1\n"
               "main next count()\n"
               "count() yield 2\n"
               "main next count()\n"
               "count() print body ends\n"
               "count() return 'done'\n");
  generator_free(g);
}

TEST(generators_share_nothing,
     "Two generators of one body keep separate positions", "G02") {
  int n = 3;
  Generator *x = generator_new(count, &n), *y = generator_new(count, &n);
  expect(generator_next(x), "yield 0");
  expect(generator_next(x), "yield 1");
  expect(generator_next(y), "yield 0");
  expect(generator_next(x), "yield 2");
  expect(generator_next(y), "yield 1");
  generator_free(x);
  generator_free(y);
}

// def outer(): yields what its own inner generator yields, one more
static Outcome outer(Generator *self, void *arg) {
  Generator *inner = generator_new(count, arg);
  for (Outcome o = generator_next(inner); o.how == YIELDED;
       o = generator_next(inner))
    generator_yield(self, value_int(10 + value_as_int(o.value)));
  generator_free(inner);
  return returned(value_none());
}

TEST(a_yield_goes_to_its_own_resumer,
     "A generator that asks another one gets its values itself: each yield "
     "goes to whoever resumed that generator",
     "G02") {
  int n = 2;
  Generator *g = generator_new(outer, &n);
  expect(generator_next(g), "yield 10");
  expect(generator_next(g), "yield 11");
  expect(generator_next(g), "return None");
  generator_free(g);
}

// -- the end ----------------------------------------------------------------

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
  static const Type pair_type = {"tuple"};
  struct {
    Object object;
    int first;
  } pair = {{&pair_type}, 2};
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

// -- errors -----------------------------------------------------------------

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
     "G12 G13") {
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

// -- one thing runs ---------------------------------------------------------

static Generator *myself;

static Outcome asks_itself(Generator *self, void *arg) {
  bool catch = *(bool *)arg;
  ck_assert_int_eq(self->state, GENERATOR_RUNNING);
  Outcome o = generator_next(myself);
  if (!catch)
    TRY(o);
  expect(o, "raise ValueError: generator already executing");
  generator_yield(self, value_str("healthy"));
  return returned(value_none());
}

TEST(a_running_generator_refuses,
     "A running generator cannot be resumed; it stays healthy when it catches "
     "the error",
     "G19") {
  bool catch = true;
  myself = generator_new(asks_itself, &catch);
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

TEST(an_uncaught_refusal_finishes,
     "If it does not catch that error, the error leaves it like any other",
     "G21") {
  bool catch = false;
  myself = generator_new(asks_itself, &catch);
  expect(generator_next(myself),
         "raise ValueError: generator already executing");
  expect(generator_next(myself), "return None");
  generator_free(myself);
}

TEST(the_states_of_a_generator,
     "CREATED, RUNNING while the body runs, SUSPENDED at a yield, CLOSED",
     "G22") {
  bool catch = true;
  myself = generator_new(asks_itself, &catch);
  ck_assert_int_eq(myself->state, GENERATOR_CREATED);
  generator_next(myself); // asserts RUNNING inside
  ck_assert_int_eq(myself->state, GENERATOR_SUSPENDED);
  generator_next(myself);
  ck_assert_int_eq(myself->state, GENERATOR_CLOSED);
  generator_free(myself);
}

TEST(leaving_a_loop_leaves_it_suspended,
     "A loop that breaks off leaves the generator where it is; it can be asked "
     "again",
     "G23") {
  int n = 3;
  Generator *g = generator_new(count, &n);
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    break;
  ck_assert_int_eq(g->state, GENERATOR_SUSPENDED);
  expect(generator_next(g), "yield 1");
  generator_free(g);
}

// -- what C adds ------------------------------------------------------------

TEST(a_generator_is_an_iterator,
     "Through the iterator protocol a generator behaves the same", "") {
  int n = 1;
  Generator *g = generator_new(count, &n);
  expect(iterator_next(&g->iterator), "yield 0");
  expect(iterator_next(&g->iterator), "return 'done'");
  generator_free(g);
}

static Outcome frees_itself(Generator *self, void *arg) {
  (void)arg;
  generator_free(self);
  return returned(value_none());
}

static void free_while_running(void) {
  generator_next(generator_new(frees_itself, NULL));
}

TEST(freeing_a_running_generator_dies,
     "Freeing a generator that runs ends the program with a message", "") {
  int status;
  const char *output = output_of(free_while_running, &status);
  ck_assert_msg(strstr(output, "generator_free: frees_itself() is running"),
                "%s", output);
  ck_assert_int_ne(status, 0);
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
  int status;
  const char *output = output_of(end_with_a_yield, &status);
  ck_assert_msg(strstr(output, "a body ends with returned() or raised()"), "%s",
                output);
  ck_assert_int_ne(status, 0);
}

static int deep(volatile int n) {
  volatile char frame[512] = {0};
  return n == 0 ? frame[0] : deep(n - 1) + frame[n % 512];
}

static Outcome too_deep(Generator *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(deep(1000000)));
}

static void overflow(void) { generator_next(generator_new(too_deep, NULL)); }

TEST(an_overflow_names_its_body,
     "A body that overflows its stack ends the program with one line that "
     "names it",
     "") {
  int status;
  const char *output = output_of(overflow, &status);
  ck_assert_msg(strstr(output, "stack overflow"), "%s", output);
  ck_assert_msg(strstr(output, "too_deep"), "%s", output);
  ck_assert_int_ne(status, 0);
}

TEST(a_freed_stack_serves_again,
     "Stacks are pooled: ten thousand generators, one after the other, "
     "need one",
     "") {
  Value seven = value_int(7);
  untraced();
  for (int i = 0; i < 10000; i++) {
    Generator *g = generator_new(returns, &seven);
    ck_assert_int_eq(generator_next(g).how, RETURNED);
    generator_free(g);
  }
}
