// What a dinner promises.
#include "exercise.h"
#include "stack.h"
#include "testing.h"

static Outcome throw_error(Coroutine *c, ErrorType type, const char *message) {
  return coroutine_throw(c, raised(type, message).error);
}

static void expect_free(const Table *table) {
  ck_assert_msg(!table->taken, "the table is still taken");
}

// -- the talk ----------------------------------------------------------------

TEST(a_course_is_asked_for,
     "course() asks for a dish, asks whether it is sure, and returns the dish",
     "") {
  Coroutine *c = coroutine_new(course, "starter?");
  expect(coroutine_next(c), "yield 'starter?'");
  expect(coroutine_send(c, value_str("soup")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(false)), "yield 'starter?'");
  expect(coroutine_send(c, value_str("salad")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(true)), "return 'salad'");
  coroutine_free(c);
}

TEST(the_questions_come_out,
     "What course() yields goes out through dinner() to whoever talks to "
     "dinner()",
     "Y02") {
  Table table = {false};
  Coroutine *c = coroutine_new(dinner, &table);
  expect(coroutine_next(c), "yield 'starter?'");
  ck_assert(table.taken);
  coroutine_free(c);
}

TEST(the_answers_go_in,
     "What is sent to dinner() must arrive in course(), at the yield where "
     "everything stands: a loop that yields on does not pass it in",
     "Y06") {
  Table table = {false};
  Coroutine *c = coroutine_new(dinner, &table);
  expect(coroutine_next(c), "yield 'starter?'");
  expect(coroutine_send(c, value_str("soup")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(false)), "yield 'starter?'");
  expect(coroutine_send(c, value_str("salad")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(true)), "yield 'main dish?'");
  coroutine_free(c);
}

TEST(sold_out_goes_in_too,
     "What is thrown into dinner() must arrive in course() as well: it handles "
     "a LookupError by asking again, and dinner() never sees it",
     "Y10") {
  Table table = {false};
  Coroutine *c = coroutine_new(dinner, &table);
  coroutine_next(c);
  expect(coroutine_send(c, value_str("soup")), "yield 'sure?'");
  expect(throw_error(c, LookupError, "sold out"), "yield 'starter?'");
  expect(throw_error(c, LookupError, "closed"), "yield 'starter?'");
  ck_assert(table.taken);
  expect(coroutine_send(c, value_str("salad")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(true)), "yield 'main dish?'");
  coroutine_free(c);
}

// Talks to a dinner up to the question for the main dish.
static Coroutine *at_the_main_dish(Table *table) {
  Coroutine *c = coroutine_new(dinner, table);
  coroutine_next(c);
  coroutine_send(c, value_str("soup"));
  expect(coroutine_send(c, value_bool(true)), "yield 'main dish?'");
  return c;
}

// -- what it comes to --------------------------------------------------------

TEST(a_dinner_returns_both,
     "A delegation is worth what the other one returned, not what it yielded "
     "last: dinner() returns both dishes",
     "Y03") {
  Table table = {false};
  Coroutine *c = at_the_main_dish(&table);
  expect(coroutine_send(c, value_str("pie")), "yield 'sure?'");
  expect(coroutine_send(c, value_bool(true)), "return 'soup, then pie'");
  coroutine_free(c);
}

TEST(the_table_is_free_afterwards,
     "After the dinner the table is given back, and every course is freed",
     "") {
  Table table = {false};
  Coroutine *c = at_the_main_dish(&table);
  coroutine_send(c, value_str("pie"));
  ck_assert(table.taken);
  coroutine_send(c, value_bool(true));
  expect_free(&table);
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

// -- every way out -----------------------------------------------------------

TEST(an_error_gives_the_table_back,
     "An error thrown in while a course is asked for leaves dinner() too, and "
     "on its way the table is given back: no TRY while you hold something",
     "Y12") {
  Table table = {false};
  Coroutine *c = coroutine_new(dinner, &table);
  coroutine_next(c);
  expect(throw_error(c, ValueError, "fire"), "raise ValueError: fire");
  expect_free(&table);
  coroutine_free(c);

  c = at_the_main_dish(&table);
  expect(throw_error(c, ValueError, "fire"), "raise ValueError: fire");
  expect_free(&table);
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

TEST(a_close_gives_the_table_back,
     "close() is a throw too: it reaches the innermost yield, comes up level "
     "by level, and the table is given back",
     "Y20") {
  Table table = {false};
  Coroutine *c = coroutine_new(dinner, &table);
  coroutine_next(c);
  coroutine_send(c, value_str("soup"));
  expect(coroutine_close(c), "return None");
  expect_free(&table);
  coroutine_free(c);

  c = at_the_main_dish(&table);
  expect(coroutine_close(c), "return None");
  expect_free(&table);
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}
