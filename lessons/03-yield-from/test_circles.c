// Lesson 3, "What can be delegated to?"
//
// Not to one that runs. While the sub runs, so does everyone who delegates to
// it, and none of them can be resumed.
#include "03-yield-from/test_counter.h"
#include "03-yield-from/test_delegation.h"

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
      .base = {.name = "Nosy"}, .next = counter_next, .close = asks_in_close};
  Counter counter = counter_of(&type, 5);
  first = started(hand_through, &counter);
  expect(coroutine_close(first),
         "raise ValueError: generator already executing");
  coroutine_free(first);
}

// try: yield from first / except ValueError: yield "no loop", where the
// delegate() would free `first`
static Outcome takes_first(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = delegate(self, first);
  expect(o, "raise ValueError: generator already executing");
  return coroutine_yield(self, value_str("no loop"));
}

TEST(one_that_runs_is_not_taken,
     "delegate() to a coroutine that runs is a ValueError, and that one stays "
     "whose it was",
     "Y34") {
  first = coroutine_new(loops_to_second, NULL);
  second = coroutine_new(takes_first, NULL);
  expect(coroutine_next(first), "yield 'no loop'");
  coroutine_free(first);
  coroutine_free(second);
}
