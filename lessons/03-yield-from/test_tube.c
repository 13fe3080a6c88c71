// Lesson 3, "Would a loop do?"
//
// No: a delegation carries what is sent inwards and what is yielded outwards,
// and is worth what the sub has returned.
#include "03-yield-from/test_delegation.h"

// main asks outer() for its first value.
#define STARTED                                                                \
  "main create ask()\n"                                                        \
  "main create outer()\n"                                                      \
  "main next outer()\n"                                                        \
  "outer() yield_from ask()\n"                                                 \
  "outer() next ask()\n"                                                       \
  "ask() yield 'a?'\n"                                                         \
  "outer() yield 'a?'\n"

TEST(delegation_starts_the_sub_at_once,
     "The first next() of a delegating coroutine starts its sub in the same "
     "call and gives out the sub's first value",
     "Y01") {
  Coroutine *sub = coroutine_new(ask, NULL), *c = coroutine_new(outer, sub);
  expect(coroutine_next(c), "yield 'a?'");
  expect_trace(STARTED);
  coroutine_free(c);
  coroutine_free(sub);
}

TEST(values_travel_both_ways,
     "What is sent to the delegating coroutine arrives in the sub, what the "
     "sub yields comes out, and the sub's end costs no extra step",
     "Y02 Y03 Y06") {
  Coroutine *sub = coroutine_new(ask, NULL), *c = coroutine_new(outer, sub);
  expect(coroutine_next(c), "yield 'a?'");
  expect(coroutine_send(c, value_int(3)), "yield 3");
  expect(coroutine_send(c, value_int(4)), "yield 'after'");
  expect(coroutine_next(c), "return 4");
  expect_trace(STARTED "main send outer() 3\n"
                       "outer() send ask() 3\n"
                       "ask() yield 3\n"
                       "outer() yield 3\n"
                       "main send outer() 4\n"
                       "outer() send ask() 4\n"
                       "ask() return 4\n"
                       "outer() print r = 4\n"
                       "outer() yield 'after'\n"
                       "main next outer()\n"
                       "outer() return 4\n");
  coroutine_free(c);
  coroutine_free(sub);
}

static Outcome returns(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_str("last yielded")));
  return returned(*(Value *)arg);
}

TEST(it_is_worth_what_the_sub_returned,
     "yield from is worth what the sub returned, not the last value it "
     "yielded; None if it just ended",
     "Y03") {
  Value values[] = {value_str("done"), value_none()};
  const char *expected[] = {"return 'done'", "return None"};
  for (int i = 0; i < 2; i++) {
    Delegation d = delegating(hand_through, returns, &values[i]);
    expect(coroutine_next(d.outer), expected[i]);
    delegation_free(d);
  }
}

TEST(a_returned_object_is_not_unpacked,
     "Whatever object the sub returns, yield from is worth that very object",
     "Y04") {
  static const Type type = {.name = "tuple"};
  Object pair = {&type};
  Value value = value_object(&pair);
  Delegation d = delegating(hand_through, returns, &value);
  Outcome o = coroutine_next(d.outer);
  ck_assert_int_eq(o.how, RETURNED);
  ck_assert_ptr_eq(value_as_ptr(o.value), &pair);
  delegation_free(d);
}

// return (yield from leaf())
static Outcome middle(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(leaf, arg));
}

// return (yield from middle())
static Outcome top(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(middle, arg));
}

TEST(a_value_returns_through_three_levels,
     "A return value unwinds through every level of `return (yield from ...)` "
     "in one step",
     "Y05 Y06") {
  Coroutine *c = coroutine_new(top, NULL);
  expect(coroutine_next(c), "yield 'leaf'");
  expect(coroutine_send(c, value_int(42)), "return 42");
  expect_trace("main create top()\n"
               "main next top()\n"
               "top() create middle()\n"
               "top() yield_from middle()\n"
               "top() next middle()\n"
               "middle() create leaf()\n"
               "middle() yield_from leaf()\n"
               "middle() next leaf()\n"
               "leaf() yield 'leaf'\n"
               "middle() yield 'leaf'\n"
               "top() yield 'leaf'\n"
               "main send top() 42\n"
               "top() send middle() 42\n"
               "middle() send leaf() 42\n"
               "leaf() return 42\n"
               "middle() return 42\n"
               "top() return 42\n");
  coroutine_free(c);
}

// yield from two("a"); yield from two("b")
static Outcome both(Coroutine *self, void *arg) {
  (void)arg;
  TRY(delegate(self, coroutine_new(two, "a")));
  TRY(delegate(self, coroutine_new(two, "b")));
  return returned(value_str("end"));
}

TEST(two_delegations_follow_each_other,
     "Two yield froms do not take turns: the first runs to its end, then the "
     "second starts, in the same call",
     "Y02 Y03") {
  Coroutine *c = coroutine_new(both, NULL);
  expect(coroutine_next(c), "yield 'a'");
  expect(coroutine_next(c), "yield 'a'");
  expect(coroutine_next(c), "yield 'b'");
  expect(coroutine_next(c), "yield 'b'");
  expect(coroutine_next(c), "return 'end'");
  coroutine_free(c);
}

// x = yield "mine"; return (yield from ask())
static Outcome asks_later(Coroutine *self, void *arg) {
  Value x = TRY(coroutine_yield(self, value_str("mine")));
  print("x = %s", str(x));
  return delegate(self, coroutine_new(ask, arg));
}

TEST(a_value_sent_before_stays_here,
     "A sub is started with next(): what was sent to the outer's own earlier "
     "yield does not go on to it",
     "Y26") {
  Coroutine *c = coroutine_new(asks_later, NULL);
  expect(coroutine_next(c), "yield 'mine'");
  expect(coroutine_send(c, value_int(5)), "yield 'a?'");
  expect_trace("main create asks_later()\n"
               "main next asks_later()\n"
               "asks_later() yield 'mine'\n"
               "main send asks_later() 5\n"
               "asks_later() print x = 5\n"
               "asks_later() create ask()\n"
               "asks_later() yield_from ask()\n"
               "asks_later() next ask()\n"
               "ask() yield 'a?'\n"
               "asks_later() yield 'a?'\n");
  coroutine_free(c);
}
