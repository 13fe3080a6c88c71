// Lesson 3, "What can be delegated to?"
//
// Anything with next(); what it does not have is done without it. yield_from()
// borrows it, delegate() takes and frees a coroutine.
#include "03-yield-from/test_counter.h"
#include "03-yield-from/test_delegation.h"
#include "stack.h"

TEST(an_iterator_without_send_is_an_error,
     "send('x') to an iterator without send is an AttributeError at the yield "
     "from: it may be caught there, and the iterator is left as it is",
     "Y08") {
  Counter counter = counter_of(&closable, 5);
  Coroutine *c = started(careful, &counter);
  expect(coroutine_send(c, value_str("x")),
         "yield \"caught AttributeError: 'Counter' object has no attribute "
         "'send'\"");
  ck_assert_int_eq(counter.closes, 0);
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);

  counter = counter_of(&closable, 5);
  c = started(hand_through, &counter); // does not catch it
  expect(coroutine_send(c, value_str("x")),
         "raise AttributeError: 'Counter' object has no attribute 'send'");
  ck_assert_int_eq(counter.closes, 0);
  coroutine_free(c);
}

TEST(an_iterator_without_throw_is_passed_over,
     "An error thrown while delegating to an iterator without throw is raised "
     "at the yield from; the iterator is not asked for anything",
     "Y13 Y14") {
  Counter counter = counter_of(&closable, 5);
  Coroutine *c = started(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "yield 'caught ValueError: v'");
  ck_assert_int_eq(counter.nexts, 1);
  ck_assert_int_eq(counter.closes, 0); // only GeneratorExit closes
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);

  counter = counter_of(&plain, 5);
  c = started(hand_through, &counter);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect(iterator_next(&counter.iterator), "yield 2");
  coroutine_free(c);
}

TEST(a_stop_iteration_thrown_past_it_is_an_error,
     "throw(StopIteration) over an iterator without throw does not end the "
     "delegation: it is raised there, and uncaught it becomes RuntimeError",
     "Y33") {
  Counter counter = counter_of(&plain, 5);
  Coroutine *c = started(careful, &counter);
  expect(throw_error(c, StopIteration, "7"), "yield 'caught StopIteration: 7'");
  coroutine_free(c);

  counter = counter_of(&plain, 5);
  c = started(hand_through, &counter);
  expect(throw_error(c, StopIteration, "7"),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}

TEST(an_iterator_without_close_is_left_alone,
     "close() while delegating to an iterator without close is no error: only "
     "the outer one gets GeneratorExit",
     "Y21") {
  Counter counter = counter_of(&plain, 5);
  Coroutine *c = started(careful, &counter);
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

TEST(an_iterator_may_be_gone_when_it_is_passed_over,
     "What has no throw and no close is not looked at when an error or a close "
     "comes in: it may be gone",
     "Y13 Y21") {
  Counter counter = counter_of(&plain, 5);
  Coroutine *c = started(hand_through, &counter);
  counter.iterator.type = NULL; // as if its memory served others
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);

  counter = counter_of(&plain, 5);
  c = started(hand_through, &counter);
  counter.iterator.type = NULL;
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
}

TEST(nothing_is_not_iterable,
     "yield from what is no iterator is a TypeError there", "Y28") {
  Coroutine *c = coroutine_new(hand_through, NULL);
  expect(coroutine_next(c),
         "raise TypeError: 'NoneType' object is not iterable");
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
  c = started(hand_through, g);
  expect(coroutine_send(c, value_int(1)),
         "raise AttributeError: 'generator' object has no attribute 'send'");
  expect(generator_next(g), "yield 2");
  coroutine_free(c);
  generator_free(g);
}

TEST(yield_from_borrows,
     "yield_from() leaves the sub to its owner, even when the delegation is "
     "closed",
     "") {
  Delegation d = delegating(outer, ask, NULL);
  coroutine_free(d.outer);
  ck_assert_int_eq(d.sub->generator.state, GENERATOR_CLOSED);
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(d.sub);
}

// Delegates, and then stands at another yield with the sub gone.
static Outcome delegates(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(leaf, arg));
  return coroutine_yield(self, o.how == RAISED ? value_str(error_repr(o.error))
                                               : o.value);
}

TEST(delegate_frees_the_sub,
     "delegate() frees the sub when it has returned and when it has raised, "
     "and is worth the same as yield_from()",
     "Y03 Y09") {
  Coroutine *c = started(delegates, NULL);
  ck_assert_uint_eq(stack_count(), 2);
  expect(coroutine_send(c, value_int(7)), "yield 7");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);

  c = started(delegates, NULL);
  expect(throw_error(c, LookupError, "l"), "yield 'LookupError: l'");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

// for i in 0, 1: yield i
static Outcome counts(Generator *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++)
    generator_yield(self, value_int(i));
  return returned(value_none());
}

TEST(
    a_generator_is_closed_with_its_delegator,
    "Closing a coroutine that delegates to a generator of lesson 1 closes that "
    "too, though no yield in it is told",
    "Y20") {
  Generator *g = generator_new(counts, NULL);
  Coroutine *c = started(hand_through, g);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(g->state, GENERATOR_CLOSED);
  expect(generator_next(g), "return None");
  coroutine_free(c);
  generator_free(g);
}
