// What a delegation promises: the rows Y of the fidelity matrix.
#include <string.h>

#include "03-yield-from/yield_from.h"
#include "stack.h"
#include "testing.h"

// -- the tube ---------------------------------------------------------------

// def ask(): a = yield "a?"; b = yield a; return b
static Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  Value a = TRY(coroutine_yield(self, value_str("a?")));
  return coroutine_yield(self, a);
}

// def outer(sub): r = yield from sub; print("r", r); yield "after"; return r
static Outcome outer(Coroutine *self, void *arg) {
  Value r = TRY(yield_from(self, arg));
  print("r = %s", str(r));
  TRY(coroutine_yield(self, value_str("after")));
  return returned(r);
}

TEST(delegation_starts_the_sub_at_once,
     "The first next() of a delegating coroutine starts its sub in the same "
     "call and gives out the sub's first value",
     "Y01") {
  Coroutine *sub = coroutine_new(ask, NULL), *c = coroutine_new(outer, sub);
  expect(coroutine_next(c), "yield 'a?'");
  expect_trace("main create ask()\n"
               "main create outer()\n"
               "main next outer()\n"
               "outer() yield_from ask()\n"
               "outer() next ask()\n"
               "ask() yield 'a?'\n"
               "outer() yield 'a?'\n");
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
  expect_trace("main create ask()\n"
               "main create outer()\n"
               "main next outer()\n"
               "outer() yield_from ask()\n"
               "outer() next ask()\n"
               "ask() yield 'a?'\n"
               "outer() yield 'a?'\n"
               "main send outer() 3\n"
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

// A body that yields "leaf" once and returns what came in.
static Outcome leaf(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_str("leaf"));
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

// def two(word): for i in 1, 2: yield word
static Outcome two(Coroutine *self, void *arg) {
  for (int i = 0; i < 2; i++)
    TRY(coroutine_yield(self, value_str(arg)));
  return returned(value_none());
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

// yield inner() instead of yield from inner()
static Outcome yields_the_object(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_object(arg)));
  return returned(value_none());
}

TEST(a_plain_yield_hands_out_the_object,
     "`yield sub` gives out the coroutine itself; only yield from drives it",
     "") {
  Coroutine *sub = coroutine_new(ask, NULL);
  Coroutine *c = coroutine_new(yields_the_object, sub);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), sub);
  ck_assert_int_eq(sub->generator.state, GENERATOR_CREATED);
  coroutine_free(c);
  coroutine_free(sub);
}

// walk(t): a = yield from walk(left); yield key; b = yield from walk(right)
typedef struct Tree {
  int key;
  struct Tree *left, *right;
} Tree;

static Outcome walk(Coroutine *self, void *arg) {
  Tree *tree = arg;
  if (!tree)
    return returned(value_int(0));
  Value a = TRY(delegate(self, coroutine_new(walk, tree->left)));
  TRY(coroutine_yield(self, value_int(tree->key)));
  Value b = TRY(delegate(self, coroutine_new(walk, tree->right)));
  return returned(value_int(value_as_int(a) + value_as_int(b) + 1));
}

TEST(a_recursion_needs_a_yield_from_at_each_level,
     "A tree is walked by one delegation per level; each returns the size of "
     "its part",
     "Y05") {
  Tree one = {1, NULL, NULL}, three = {3, NULL, NULL}, two_ = {2, &one, &three};
  Coroutine *c = coroutine_new(walk, &two_);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_next(c), "yield 2");
  expect(coroutine_next(c), "yield 3");
  expect(coroutine_next(c), "return 3");
  coroutine_free(c);
}

// -- the value of yield from ------------------------------------------------

static Outcome returns(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_str("last yielded")));
  return returned(*(Value *)arg);
}

// return (yield from sub)
static Outcome hand_through(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

TEST(it_is_worth_what_the_sub_returned,
     "yield from is worth what the sub returned, not the last value it "
     "yielded; None if it just ended",
     "Y03") {
  Value values[] = {value_str("done"), value_none()};
  const char *expected[] = {"return 'done'", "return None"};
  for (int i = 0; i < 2; i++) {
    Coroutine *sub = coroutine_new(returns, &values[i]);
    Coroutine *c = coroutine_new(hand_through, sub);
    expect(coroutine_next(c), "yield 'last yielded'");
    expect(coroutine_next(c), expected[i]);
    coroutine_free(c);
    coroutine_free(sub);
  }
}

TEST(a_returned_object_is_not_unpacked,
     "Whatever object the sub returns, yield from is worth that very object",
     "Y04") {
  static const Type pair_type = {"tuple"};
  struct {
    Object object;
    int first;
  } pair = {{&pair_type}, 2};
  Value value = value_object(&pair);
  Coroutine *sub = coroutine_new(returns, &value);
  Coroutine *c = coroutine_new(hand_through, sub);
  coroutine_next(c);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, RETURNED);
  ck_assert_ptr_eq(value_as_ptr(o.value), &pair);
  coroutine_free(c);
  coroutine_free(sub);
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

TEST(an_exhausted_sub_costs_no_step,
     "Delegating to a coroutine that has ended does not suspend: yield from is "
     "worth None, for its value was delivered before",
     "Y25") {
  Value seven = value_int(7);
  Coroutine *sub = coroutine_new(returns, &seven);
  coroutine_next(sub);
  expect(coroutine_next(sub), "return 7");
  Coroutine *c = coroutine_new(hand_through, sub);
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
  coroutine_free(sub);
}

TEST(nothing_is_not_iterable,
     "yield from what is no iterator is a TypeError there", "Y28") {
  Coroutine *c = coroutine_new(hand_through, NULL);
  expect(coroutine_next(c),
         "raise TypeError: 'NoneType' object is not iterable");
  coroutine_free(c);
}

// -- iterators written by hand ----------------------------------------------

// Counts up to `end`, then returns "counted". What else was asked of it, it
// notes.
typedef struct Counter {
  Iterator iterator;
  int i, end;
  int nexts, sends, throws, closes;
  Outcome on_throw, on_close;
} Counter;

static Outcome counter_next(Iterator *iterator) {
  Counter *self = (Counter *)iterator;
  self->nexts++;
  if (self->i == self->end)
    return returned(value_str("counted"));
  return yielded(value_int(++self->i));
}

static Outcome counter_send(Iterator *iterator, Value value) {
  Counter *self = (Counter *)iterator;
  self->sends++;
  return yielded(value);
}

static Outcome counter_throw(Iterator *iterator, Error error) {
  Counter *self = (Counter *)iterator;
  (void)error;
  self->throws++;
  return self->on_throw;
}

static Outcome counter_close(Iterator *iterator) {
  Counter *self = (Counter *)iterator;
  self->closes++;
  return self->on_close;
}

static const IteratorType plain_type = {.base = {"Counter"},
                                        .next = counter_next};
static const IteratorType closable_type = {
    .base = {"Counter"}, .next = counter_next, .close = counter_close};
static const IteratorType full_type = {
    {"Counter"}, counter_next, counter_send, counter_throw, counter_close};

static Counter counter_of(const IteratorType *type, int end) {
  return (Counter){.iterator = {type},
                   .end = end,
                   .on_throw = returned(value_int(7)),
                   .on_close = returned(value_none())};
}

// try: r = yield from sub; yield r
// except Exception as e: yield "caught ..."
// finally: print("outer finally")
static Outcome careful(Coroutine *self, void *arg) {
  Outcome o = yield_from(self, arg);
  if (o.how == RAISED && error_is(o.error, Exception))
    o = returned(value_str(message_format("caught %s", error_repr(o.error))));
  if (o.how == RAISED)
    goto finally;
  o = coroutine_yield(self, o.value);
finally:
  print("outer finally");
  return ended(o);
}

// The same, delegating to what stands in `counter`, at its first value.
static Coroutine *at_first_value(CoroutineBody *body, Counter *counter) {
  Coroutine *c = coroutine_new(body, &counter->iterator);
  expect(coroutine_next(c), "yield 1");
  return c;
}

static Outcome throw_error(Coroutine *c, ErrorType type, const char *message) {
  return coroutine_throw(c, raised(type, message).error);
}

TEST(send_none_is_next,
     "send(None) goes on as next(): an iterator that has no send will do, and "
     "one that has is asked for its next",
     "Y07 Y29") {
  Counter plain = counter_of(&plain_type, 2);
  Coroutine *c = at_first_value(careful, &plain);
  expect(coroutine_send(c, value_none()), "yield 2");
  expect(coroutine_next(c), "yield 'counted'"); // the value of yield from
  coroutine_free(c);

  Counter full = counter_of(&full_type, 2);
  c = at_first_value(careful, &full);
  expect(coroutine_send(c, value_none()), "yield 2");
  expect(coroutine_send(c, value_str("x")), "yield 'x'");
  ck_assert_int_eq(full.nexts, 2);
  ck_assert_int_eq(full.sends, 1);
  coroutine_free(c);
}

TEST(an_iterator_without_send_is_an_error,
     "send('x') to an iterator without send is an AttributeError at the yield "
     "from: it may be caught there, and the iterator is left as it is",
     "Y08") {
  Counter counter = counter_of(&closable_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  Outcome o = coroutine_send(c, value_str("x"));
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_str_eq(
      str(o.value),
      "caught AttributeError: 'Counter' object has no attribute 'send'");
  ck_assert_int_eq(counter.closes, 0);
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);

  counter = counter_of(&closable_type, 5);
  c = at_first_value(hand_through, &counter); // does not catch it
  expect(coroutine_send(c, value_str("x")),
         "raise AttributeError: 'Counter' object has no attribute 'send'");
  ck_assert_int_eq(counter.closes, 0);
  coroutine_free(c);
}

// def evens(): a generator, which in the kit has only next
static Outcome evens(Generator *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++)
    generator_yield(self, value_int(2 * i));
  return returned(value_str("evens end"));
}

TEST(a_generator_serves_as_sub,
     "yield from takes a generator of lesson 1; it only has next", "Y03 Y08") {
  Generator *g = generator_new(evens, NULL);
  Coroutine *c = coroutine_new(careful, g);
  expect(coroutine_next(c), "yield 0");
  expect(coroutine_next(c), "yield 2");
  expect(coroutine_next(c), "yield 'evens end'");
  expect_trace("main create evens()\n"
               "main create careful()\n"
               "main next careful()\n"
               "careful() yield_from evens()\n"
               "careful() next evens()\n"
               "evens() yield 0\n"
               "careful() yield 0\n"
               "main next careful()\n"
               "careful() next evens()\n"
               "evens() yield 2\n"
               "careful() yield 2\n"
               "main next careful()\n"
               "careful() next evens()\n"
               "evens() return 'evens end'\n"
               "careful() yield 'evens end'\n");
  coroutine_free(c);
  generator_free(g);

  g = generator_new(evens, NULL);
  c = coroutine_new(hand_through, g);
  expect(coroutine_next(c), "yield 0");
  expect(coroutine_send(c, value_int(1)),
         "raise AttributeError: 'generator' object has no attribute 'send'");
  expect(generator_next(g), "yield 2");
  coroutine_free(c);
  generator_free(g);
}

TEST(an_iterator_without_throw_is_passed_over,
     "An error thrown while delegating to an iterator without throw is raised "
     "at the yield from; the iterator is not asked for anything",
     "Y13 Y14") {
  Counter counter = counter_of(&closable_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "yield 'caught ValueError: v'");
  ck_assert_int_eq(counter.nexts, 1);
  ck_assert_int_eq(counter.closes, 0); // only GeneratorExit closes
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);

  counter = counter_of(&plain_type, 5);
  c = at_first_value(hand_through, &counter);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);
}

TEST(a_throw_that_returns_ends_the_delegation,
     "If the sub's throw() comes back with RETURNED 7, the yield from is worth "
     "7",
     "Y32") {
  Counter counter = counter_of(&full_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "yield 7");
  ck_assert_int_eq(counter.throws, 1);
  coroutine_free(c);
}

TEST(a_stop_iteration_thrown_past_it_is_an_error,
     "throw(StopIteration) over an iterator without throw does not end the "
     "delegation: it is raised there, and uncaught it becomes RuntimeError",
     "Y33") {
  Counter counter = counter_of(&plain_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  expect(throw_error(c, StopIteration, "7"), "yield 'caught StopIteration: 7'");
  coroutine_free(c);

  counter = counter_of(&plain_type, 5);
  c = at_first_value(hand_through, &counter);
  expect(throw_error(c, StopIteration, "7"),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}

TEST(an_empty_iterator_costs_no_step,
     "Delegating to an empty iterator does not suspend", "Y27") {
  Counter counter = counter_of(&plain_type, 0);
  Coroutine *c = coroutine_new(hand_through, &counter);
  expect(coroutine_next(c), "return 'counted'");
  coroutine_free(c);
}

TEST(the_normal_end_closes_nothing,
     "A delegation that ends by itself does not close its sub", "Y38") {
  Counter counter = counter_of(&full_type, 1);
  Coroutine *c = at_first_value(hand_through, &counter);
  expect(coroutine_next(c), "return 'counted'");
  ck_assert_int_eq(counter.closes, 0);
  coroutine_free(c);
  ck_assert_int_eq(counter.closes, 0);
}

// -- errors on their way out ------------------------------------------------

// What sub() does with a ValueError.
typedef enum { YIELD, RETURN, OTHER, STOP } Reaction;

// try: x = yield 1; if x: raise KeyError(x)
// except ValueError: ...
// finally: print("sub finally")
static Outcome sub(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RETURNED && !value_is_none(o.value)) {
    o = raised(KeyError, "k");
  } else if (o.how == RAISED && error_is(o.error, ValueError)) {
    switch (*(Reaction *)arg) {
    case YIELD:
      o = coroutine_yield(self, value_str("saved"));
      break;
    case RETURN:
      o = returned(value_str("sub value"));
      break;
    case OTHER:
      o = raised(LookupError, "l");
      break;
    case STOP:
      o = raised(StopIteration, "7");
      break;
    }
  }
  print("sub finally");
  return o;
}

// careful(sub(reaction)), at the sub's first yield.
static Coroutine *over_sub(Coroutine **s, Reaction *reaction) {
  *s = coroutine_new(sub, reaction);
  Coroutine *c = coroutine_new(careful, *s);
  expect(coroutine_next(c), "yield 1");
  return c;
}

TEST(an_error_of_the_sub_appears_at_the_yield_from,
     "What the sub raises appears at the yield from: the outer one may catch "
     "it and go on, else it leaves",
     "Y09") {
  Reaction reaction = YIELD;
  Coroutine *s, *c = over_sub(&s, &reaction);
  expect(coroutine_send(c, value_str("x")), "yield 'caught KeyError: k'");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
  coroutine_free(s);

  s = coroutine_new(sub, &reaction);
  c = coroutine_new(hand_through, s);
  coroutine_next(c);
  expect(coroutine_send(c, value_str("x")), "raise KeyError: k");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
  coroutine_free(s);
}

TEST(a_thrown_error_goes_to_the_innermost_yield,
     "An error thrown into the outer one is raised in the sub first; if that "
     "catches it and yields, the outer one never sees it",
     "Y10") {
  Reaction reaction = YIELD;
  Coroutine *s, *c = over_sub(&s, &reaction);
  expect(throw_error(c, ValueError, "v"), "yield 'saved'");
  expect(coroutine_send(c, value_int(5)), "yield 5"); // the sub returned it
  expect_trace("main create sub()\n"
               "main create careful()\n"
               "main next careful()\n"
               "careful() yield_from sub()\n"
               "careful() next sub()\n"
               "sub() yield 1\n"
               "careful() yield 1\n"
               "main throw careful() ValueError: v\n"
               "careful() throw sub() ValueError: v\n"
               "sub() yield 'saved'\n"
               "careful() yield 'saved'\n"
               "main send careful() 5\n"
               "careful() send sub() 5\n"
               "sub() print sub finally\n"
               "sub() return 5\n"
               "careful() yield 5\n");
  coroutine_free(c);
  coroutine_free(s);
}

TEST(a_sub_may_answer_a_throw_by_returning,
     "If the sub catches the error and returns v, yield from is worth v and "
     "throw() comes back with the outer one's next yield",
     "Y11") {
  Reaction reaction = RETURN;
  Coroutine *s, *c = over_sub(&s, &reaction);
  expect(throw_error(c, ValueError, "v"), "yield 'sub value'");
  coroutine_free(c);
  coroutine_free(s);
}

TEST(an_uncaught_throw_comes_up_level_by_level,
     "An error that the sub does not catch runs its finally, then is raised at "
     "the yield from, then runs the outer finally",
     "Y12") {
  Reaction reaction = YIELD;
  Coroutine *s, *c = over_sub(&s, &reaction);
  expect(throw_error(c, KeyboardInterrupt, ""), "raise KeyboardInterrupt");
  expect_trace("main create sub()\n"
               "main create careful()\n"
               "main next careful()\n"
               "careful() yield_from sub()\n"
               "careful() next sub()\n"
               "sub() yield 1\n"
               "careful() yield 1\n"
               "main throw careful() KeyboardInterrupt\n"
               "careful() throw sub() KeyboardInterrupt\n"
               "sub() print sub finally\n"
               "sub() raise KeyboardInterrupt\n"
               "careful() print outer finally\n"
               "careful() raise KeyboardInterrupt\n");
  coroutine_free(c);
  coroutine_free(s);

  c = over_sub(&s, &reaction);
  expect(throw_error(c, TypeError, "t"), "yield 'caught TypeError: t'");
  coroutine_free(c);
  coroutine_free(s);

  reaction = OTHER; // the sub replaces it
  c = over_sub(&s, &reaction);
  expect(throw_error(c, ValueError, "v"), "yield 'caught LookupError: l'");
  coroutine_free(c);
  coroutine_free(s);
}

TEST(stop_iteration_does_not_end_a_delegation,
     "A StopIteration that leaves the sub's body, its own or a thrown one, is "
     "a RuntimeError at the yield from, not an end",
     "Y30 Y31") {
  Reaction reaction = STOP;
  Coroutine *s, *c = over_sub(&s, &reaction);
  expect(throw_error(c, ValueError, "v"),
         "yield 'caught RuntimeError: generator raised StopIteration'");
  coroutine_free(c);
  coroutine_free(s);

  c = over_sub(&s, &reaction);
  expect(throw_error(c, StopIteration, "7"),
         "yield 'caught RuntimeError: generator raised StopIteration'");
  coroutine_free(c);
  coroutine_free(s);
}

// -- GeneratorExit and close ------------------------------------------------

TEST(generator_exit_closes_the_sub,
     "throw(GeneratorExit) closes the sub, never throws into it; then it is "
     "raised at the yield from",
     "Y15 Y16") {
  Counter counter = counter_of(&full_type, 5);
  counter.on_close = returned(value_str("dropped"));
  Coroutine *c = at_first_value(careful, &counter);
  expect(throw_error(c, GeneratorExit, ""), "raise GeneratorExit");
  ck_assert_int_eq(counter.closes, 1);
  ck_assert_int_eq(counter.throws, 0);
  coroutine_free(c);
}

TEST(a_kind_of_generator_exit_closes_too,
     "A subclass of GeneratorExit is one: the sub is closed first, then the "
     "subclass is raised at the yield from",
     "Y19") {
  ErrorType Quit = error_type_new("Quit", GeneratorExit);
  Counter counter = counter_of(&full_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  expect(throw_error(c, Quit, "now"), "raise Quit: now");
  ck_assert_int_eq(counter.closes, 1);
  ck_assert_int_eq(counter.throws, 0);
  coroutine_free(c);
}

// What a sub does on GeneratorExit: `arg` is the Outcome to end with, or NULL
// to yield once more.
static Outcome on_exit_do(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RETURNED || !error_is(o.error, GeneratorExit))
    return o;
  print("sub gets GeneratorExit");
  if (arg)
    return *(Outcome *)arg;
  return coroutine_yield(self, value_int(2));
}

// careful(on_exit_do(arg)), at the sub's first yield.
static Coroutine *over_exit(Coroutine **s, void *arg) {
  *s = coroutine_new(on_exit_do, arg);
  Coroutine *c = coroutine_new(careful, *s);
  expect(coroutine_next(c), "yield 1");
  return c;
}

TEST(a_sub_that_swallows_the_exit_does_not_save_us,
     "If the sub returns on GeneratorExit its value is dropped, and "
     "GeneratorExit is still raised in the outer one",
     "Y16") {
  Outcome bye = returned(value_str("bye"));
  Coroutine *s, *c = over_exit(&s, &bye);
  expect(throw_error(c, GeneratorExit, ""), "raise GeneratorExit");
  ck_assert_int_eq(s->generator.state, GENERATOR_CLOSED);
  coroutine_free(c);
  coroutine_free(s);
}

TEST(a_sub_that_ignores_the_exit_is_an_error_here,
     "If the sub yields on GeneratorExit, the outer one gets RuntimeError in "
     "its place, and may catch it",
     "Y17 Y23") {
  Coroutine *s, *c = over_exit(&s, NULL);
  expect(throw_error(c, GeneratorExit, ""),
         "yield 'caught RuntimeError: generator ignored GeneratorExit'");
  coroutine_free(c);
  coroutine_free(s);

  s = coroutine_new(on_exit_do, NULL);
  c = coroutine_new(hand_through, s); // does not catch it
  coroutine_next(c);
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  coroutine_free(c);
  coroutine_free(s);
}

// try: yield from sub / except RuntimeError: return
static Outcome forgives(Coroutine *self, void *arg) {
  Outcome o = yield_from(self, arg);
  if (o.how == RAISED && error_is(o.error, RuntimeError))
    o = returned(value_str("forgiven"));
  return o;
}

TEST(catching_that_error_makes_the_close_succeed,
     "If the outer one catches that RuntimeError and returns, close() is "
     "content",
     "Y23") {
  Coroutine *s = coroutine_new(on_exit_do, NULL);
  Coroutine *c = coroutine_new(forgives, s);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(s->generator.state, GENERATOR_SUSPENDED);
  coroutine_free(c);
  coroutine_free(s);
}

TEST(an_error_while_closing_the_sub_replaces_the_exit,
     "If the sub raises ValueError on GeneratorExit, that is raised at the "
     "yield from, by throw() and by close()",
     "Y18 Y22") {
  Outcome nybbles = raised(ValueError, "nybbles");
  Coroutine *s, *c = over_exit(&s, &nybbles);
  expect(throw_error(c, GeneratorExit, ""),
         "yield 'caught ValueError: nybbles'");
  coroutine_free(c);
  coroutine_free(s);

  s = coroutine_new(on_exit_do, &nybbles);
  c = coroutine_new(hand_through, s);
  coroutine_next(c);
  expect(coroutine_close(c), "raise ValueError: nybbles");
  expect_trace("main create on_exit_do()\n"
               "main create careful()\n"
               "main next careful()\n"
               "careful() yield_from on_exit_do()\n"
               "careful() next on_exit_do()\n"
               "on_exit_do() yield 1\n"
               "careful() yield 1\n"
               "main throw careful() GeneratorExit\n"
               "careful() close on_exit_do()\n"
               "on_exit_do() print sub gets GeneratorExit\n"
               "on_exit_do() raise ValueError: nybbles\n"
               "careful() yield 'caught ValueError: nybbles'\n"
               "main close careful()\n"
               "careful() print outer finally\n"
               "careful() raise GeneratorExit\n"
               "main create on_exit_do() 2\n"
               "main create hand_through()\n"
               "main next hand_through()\n"
               "hand_through() yield_from on_exit_do() 2\n"
               "hand_through() next on_exit_do() 2\n"
               "on_exit_do() 2 yield 1\n"
               "hand_through() yield 1\n"
               "main close hand_through()\n"
               "hand_through() close on_exit_do() 2\n"
               "on_exit_do() 2 print sub gets GeneratorExit\n"
               "on_exit_do() 2 raise ValueError: nybbles\n"
               "hand_through() raise ValueError: nybbles\n");
  coroutine_free(c);
  coroutine_free(s);
}

// try: yield "leaf" / finally: print("finally", 0), or the same around a chain
static Outcome chain(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  Outcome o = n ? delegate(self, coroutine_new(chain, &less))
                : coroutine_yield(self, value_str("leaf"));
  print("finally %d", n);
  return ended(o);
}

TEST(close_runs_from_the_inside_out,
     "close() closes the sub first: the finally blocks run from the innermost "
     "to the outermost",
     "Y20") {
  int n = 2;
  Coroutine *c = coroutine_new(chain, &n);
  expect(coroutine_next(c), "yield 'leaf'");
  expect(coroutine_close(c), "return None");
  expect_trace("main create chain()\n"
               "main next chain()\n"
               "chain() create chain() 2\n"
               "chain() yield_from chain() 2\n"
               "chain() next chain() 2\n"
               "chain() 2 create chain() 3\n"
               "chain() 2 yield_from chain() 3\n"
               "chain() 2 next chain() 3\n"
               "chain() 3 yield 'leaf'\n"
               "chain() 2 yield 'leaf'\n"
               "chain() yield 'leaf'\n"
               "main close chain()\n"
               "chain() close chain() 2\n"
               "chain() 2 close chain() 3\n"
               "chain() 3 print finally 0\n"
               "chain() 3 raise GeneratorExit\n"
               "chain() 2 print finally 1\n"
               "chain() 2 raise GeneratorExit\n"
               "chain() print finally 2\n"
               "chain() raise GeneratorExit\n");
  coroutine_free(c);
}

TEST(throw_passes_through_three_levels,
     "throw() goes down to the innermost yield, and the error comes up through "
     "each finally",
     "Y12") {
  int n = 2;
  Coroutine *c = coroutine_new(chain, &n);
  coroutine_next(c);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect_trace("main create chain()\n"
               "main next chain()\n"
               "chain() create chain() 2\n"
               "chain() yield_from chain() 2\n"
               "chain() next chain() 2\n"
               "chain() 2 create chain() 3\n"
               "chain() 2 yield_from chain() 3\n"
               "chain() 2 next chain() 3\n"
               "chain() 3 yield 'leaf'\n"
               "chain() 2 yield 'leaf'\n"
               "chain() yield 'leaf'\n"
               "main throw chain() ValueError: v\n"
               "chain() throw chain() 2 ValueError: v\n"
               "chain() 2 throw chain() 3 ValueError: v\n"
               "chain() 3 print finally 0\n"
               "chain() 3 raise ValueError: v\n"
               "chain() 2 print finally 1\n"
               "chain() 2 raise ValueError: v\n"
               "chain() print finally 2\n"
               "chain() raise ValueError: v\n");
  coroutine_free(c);
}

TEST(an_iterator_without_close_is_left_alone,
     "close() while delegating to an iterator without close is no error: only "
     "the outer one gets GeneratorExit",
     "Y21") {
  Counter counter = counter_of(&plain_type, 5);
  Coroutine *c = at_first_value(careful, &counter);
  expect(coroutine_close(c), "return None");
  expect(iterator_next(&counter.iterator), "yield 2");
  expect_trace("main create careful()\n"
               "main next careful()\n"
               "careful() yield 1\n"
               "main close careful()\n"
               "careful() print outer finally\n"
               "careful() raise GeneratorExit\n");
  coroutine_free(c);
}

TEST(a_just_started_one_never_touches_its_sub,
     "close() or throw() on a delegating coroutine that has not started does "
     "not reach the sub",
     "Y24") {
  Counter counter = counter_of(&full_type, 5);
  Coroutine *c = coroutine_new(careful, &counter);
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
  c = coroutine_new(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);
  ck_assert_int_eq(
      counter.nexts + counter.sends + counter.throws + counter.closes, 0);
}

// -- one thing runs ---------------------------------------------------------

static Coroutine *first, *second;

// yield from second
static Outcome loops_to_second(Coroutine *self, void *arg) {
  (void)arg;
  return yield_from(self, &second->iterator);
}

// try: yield from first / except ValueError as e: yield "..."
static Outcome loops_to_first(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = yield_from(self, &first->iterator);
  expect(o, "raise ValueError: generator already executing");
  return coroutine_yield(self, value_str("no loop"));
}

TEST(a_delegation_cannot_go_in_circles,
     "A coroutine that delegates to one that delegates to it gets ValueError "
     "at the innermost yield from",
     "Y34") {
  first = coroutine_new(loops_to_second, NULL);
  second = coroutine_new(loops_to_first, NULL);
  expect(coroutine_next(first), "yield 'no loop'");
  expect_trace("main create loops_to_second()\n"
               "main create loops_to_first()\n"
               "main next loops_to_second()\n"
               "loops_to_second() yield_from loops_to_first()\n"
               "loops_to_second() next loops_to_first()\n"
               "loops_to_first() yield_from loops_to_second()\n"
               "loops_to_first() refused loops_to_second() next(): ValueError\n"
               "loops_to_first() yield 'no loop'\n"
               "loops_to_second() yield 'no loop'\n");
  coroutine_free(first);
  coroutine_free(second);
}

// Asks the one that delegates to it, and cannot.
static Outcome asks_its_outer(Coroutine *self, void *arg) {
  (void)arg;
  const char *refusal = "raise ValueError: generator already executing";
  expect(coroutine_next(first), refusal);
  expect(coroutine_send(first, value_int(1)), refusal);
  expect(throw_error(first, KeyError, "k"), refusal);
  expect(coroutine_close(first), refusal);
  Outcome o = coroutine_yield(self, value_str("fine"));
  expect(coroutine_next(first), refusal); // also while it is being closed
  return o;
}

TEST(a_whole_chain_counts_as_running,
     "While the sub runs, everyone who delegates to it runs: none of them can "
     "be resumed, not even while closing",
     "Y35 Y36") {
  second = coroutine_new(asks_its_outer, NULL);
  first = coroutine_new(hand_through, second);
  expect(coroutine_next(first), "yield 'fine'");
  expect(coroutine_close(first), "return None");
  expect_trace("main create asks_its_outer()\n"
               "main create hand_through()\n"
               "main next hand_through()\n"
               "hand_through() yield_from asks_its_outer()\n"
               "hand_through() next asks_its_outer()\n"
               "asks_its_outer() refused hand_through() next(): ValueError\n"
               "asks_its_outer() refused hand_through() send(): ValueError\n"
               "asks_its_outer() refused hand_through() throw(): ValueError\n"
               "asks_its_outer() refused hand_through() close(): ValueError\n"
               "asks_its_outer() yield 'fine'\n"
               "hand_through() yield 'fine'\n"
               "main close hand_through()\n"
               "hand_through() close asks_its_outer()\n"
               "asks_its_outer() refused hand_through() next(): ValueError\n"
               "asks_its_outer() raise GeneratorExit\n"
               "hand_through() raise GeneratorExit\n");
  coroutine_free(first);
  coroutine_free(second);
}

static Outcome asks_in_close(Iterator *self) {
  (void)self;
  return coroutine_next(first);
}

TEST(closing_an_iterator_by_hand_counts_as_running,
     "A hand-written iterator that asks its delegator from close() gets "
     "ValueError, which takes the place of GeneratorExit",
     "Y22 Y36") {
  static const IteratorType type = {
      .base = {"Nosy"}, .next = counter_next, .close = asks_in_close};
  Counter counter = counter_of(&type, 5);
  first = at_first_value(hand_through, &counter);
  expect(coroutine_close(first),
         "raise ValueError: generator already executing");
  coroutine_free(first);
}

TEST(a_third_party_may_advance_the_sub,
     "A suspended sub can be resumed by anybody who has it; the delegating one "
     "then sees its later position",
     "Y37") {
  Coroutine *s = coroutine_new(two, "x"), *c = coroutine_new(outer, s);
  expect(coroutine_next(c), "yield 'x'");
  expect(coroutine_next(s), "yield 'x'");
  expect(coroutine_next(s), "return None"); // ended behind the outer's back
  expect(coroutine_next(c), "yield 'after'");
  expect_trace("main create two()\n"
               "main create outer()\n"
               "main next outer()\n"
               "outer() yield_from two()\n"
               "outer() next two()\n"
               "two() yield 'x'\n"
               "outer() yield 'x'\n"
               "main next two()\n"
               "two() yield 'x'\n"
               "main next two()\n"
               "two() return None\n"
               "main next outer()\n"
               "outer() refused two() next(): StopIteration\n"
               "outer() print r = None\n"
               "outer() yield 'after'\n");
  coroutine_free(c);
  coroutine_free(s);
}

// -- a wrapper --------------------------------------------------------------

// print("enter"); r = yield from leaf(); print("leave"); return r
static Outcome traced(Coroutine *self, void *arg) {
  print("enter");
  Value r = TRY(delegate(self, coroutine_new(leaf, arg)));
  print("leave");
  return returned(r);
}

TEST(a_wrapper_that_delegates_covers_the_run,
     "A coroutine that wraps another and yields from it in between covers the "
     "whole run, not only the making of the object",
     "Y01 Y02 Y03") {
  Coroutine *c = coroutine_new(traced, NULL);
  expect(coroutine_next(c), "yield 'leaf'");
  expect(coroutine_send(c, value_int(5)), "return 5");
  expect_trace("main create traced()\n"
               "main next traced()\n"
               "traced() print enter\n"
               "traced() create leaf()\n"
               "traced() yield_from leaf()\n"
               "traced() next leaf()\n"
               "leaf() yield 'leaf'\n"
               "traced() yield 'leaf'\n"
               "main send traced() 5\n"
               "traced() send leaf() 5\n"
               "leaf() return 5\n"
               "traced() print leave\n"
               "traced() return 5\n");
  coroutine_free(c);
}

// -- who frees it -----------------------------------------------------------

TEST(yield_from_borrows,
     "yield_from() leaves the sub to its owner, even when the delegation is "
     "closed",
     "") {
  Coroutine *s = coroutine_new(ask, NULL), *c = coroutine_new(outer, s);
  coroutine_next(c);
  coroutine_free(c);
  ck_assert_int_eq(s->generator.state, GENERATOR_CLOSED);
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(s);
}

// Delegates, then stays suspended with the sub gone.
static Outcome delegates(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(sub, arg));
  print("stacks: %zu", stack_count());
  return coroutine_yield(self, o.how == RAISED ? value_str(error_repr(o.error))
                                               : o.value);
}

TEST(delegate_frees_the_sub,
     "delegate() frees the sub when it has returned and when it has raised, "
     "and is worth the same as yield_from()",
     "Y03 Y09") {
  Reaction reaction = RETURN;
  Coroutine *c = coroutine_new(delegates, &reaction);
  expect(coroutine_next(c), "yield 1");
  ck_assert_uint_eq(stack_count(), 2);
  expect(throw_error(c, ValueError, "v"), "yield 'sub value'");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);

  reaction = OTHER;
  c = coroutine_new(delegates, &reaction);
  expect(coroutine_next(c), "yield 1");
  expect(throw_error(c, ValueError, "v"), "yield 'LookupError: l'");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

TEST(freeing_the_outer_one_frees_the_chain,
     "Freeing a suspended coroutine closes it, and so frees what it has "
     "delegated to",
     "G24 Y20") {
  int n = 5;
  Coroutine *c = coroutine_new(chain, &n);
  expect(coroutine_next(c), "yield 'leaf'");
  ck_assert_uint_eq(stack_count(), 6);
  coroutine_free(c);
  ck_assert_uint_eq(stack_count(), 0);
}

static Outcome delegates_to_stubborn(Coroutine *self, void *arg) {
  (void)arg;
  return delegate(self, coroutine_new(on_exit_do, NULL));
}

static void close_over_a_stubborn_one(void) {
  Coroutine *c = coroutine_new(delegates_to_stubborn, NULL);
  coroutine_next(c);
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  coroutine_free(c);
  print("stacks: %zu", stack_count());
}

TEST(delegate_frees_a_sub_that_ignores_the_exit,
     "delegate() closes a second time when it frees a sub that ignored "
     "GeneratorExit; one that then goes says nothing",
     "Y23") {
  int status;
  const char *output = output_of(close_over_a_stubborn_one, &status);
  ck_assert_str_eq(output, "sub gets GeneratorExit\nstacks: 0\n");
  ck_assert_int_eq(status, 0);
}

// -- a long chain -----------------------------------------------------------

enum { DEEP = 1000 };

// The innermost yields and returns, every other one delegates and adds 1.
static Outcome deep(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  if (n == 0)
    return coroutine_yield(self, value_int(0));
  Value r = TRY(delegate(self, coroutine_new(deep, &less)));
  return returned(value_int(value_as_int(r) + 1));
}

TEST(a_chain_of_a_thousand,
     "A chain of a thousand delegations carries values, errors and a close "
     "like a short one",
     "Y05 Y12 Y20") {
  untraced();
  int n = DEEP;
  Coroutine *c = coroutine_new(deep, &n);
  expect(coroutine_next(c), "yield 0");
  ck_assert_uint_eq(stack_count(), DEEP + 1);
  expect(coroutine_send(c, value_int(7)), "return 1007");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);

  c = coroutine_new(deep, &n);
  coroutine_next(c);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);

  c = coroutine_new(deep, &n);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}
