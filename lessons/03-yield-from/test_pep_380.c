// Lesson 3, "What does PEP 380 say, line by line?"
//
// A None that is sent becomes next(), an end of any kind ends the delegation,
// and GeneratorExit closes the sub before it is raised here.
#include "03-yield-from/test_counter.h"
#include "03-yield-from/test_delegation.h"
#include "stack.h"
#include "tests/test_ends.h"

TEST(send_none_is_next,
     "send(None) goes on as next(): an iterator that has no send will do, and "
     "one that has is asked for its next",
     "Y07 Y29") {
  Counter counter = counter_of(&plain, 2);
  Coroutine *c = started(careful, &counter);
  expect(coroutine_send(c, value_none()), "yield 2");
  expect(coroutine_next(c), "yield 'counted'"); // the value of yield from
  coroutine_free(c);

  counter = counter_of(&full, 2);
  c = started(careful, &counter);
  expect(coroutine_send(c, value_none()), "yield 2");
  expect(coroutine_send(c, value_str("x")), "yield 'x'");
  ck_assert_int_eq(counter.nexts, 2);
  ck_assert_int_eq(counter.sends, 1);
  coroutine_free(c);
}

TEST(an_empty_iterator_costs_no_step,
     "Delegating to an empty iterator does not suspend", "Y27") {
  Counter counter = counter_of(&plain, 0);
  Coroutine *c = coroutine_new(hand_through, &counter);
  expect(coroutine_next(c), "return 'counted'");
  coroutine_free(c);
}

TEST(the_normal_end_closes_nothing,
     "A delegation that ends by itself does not close its sub", "Y38") {
  Counter counter = counter_of(&full, 1);
  Coroutine *c = started(hand_through, &counter);
  expect(coroutine_next(c), "return 'counted'");
  ck_assert_int_eq(counter.closes, 0);
  coroutine_free(c);
  ck_assert_int_eq(counter.closes, 0);
}

TEST(a_throw_that_returns_ends_the_delegation,
     "If the sub's throw() comes back with RETURNED 7, the yield from is worth "
     "7",
     "Y32") {
  Counter counter = counter_of(&full, 5);
  Coroutine *c = started(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "yield 7");
  ck_assert_int_eq(counter.throws, 1);
  coroutine_free(c);
}

TEST(generator_exit_closes_the_sub,
     "throw(GeneratorExit) closes the sub, never throws into it; then it is "
     "raised at the yield from",
     "Y15 Y16") {
  Counter counter = counter_of(&full, 5);
  Coroutine *c = started(careful, &counter);
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
  Counter counter = counter_of(&full, 5);
  Coroutine *c = started(careful, &counter);
  expect(throw_error(c, Quit, "now"), "raise Quit: now");
  ck_assert_int_eq(counter.closes, 1);
  ck_assert_int_eq(counter.throws, 0);
  coroutine_free(c);
}

TEST(a_just_started_one_never_touches_its_sub,
     "close() or throw() on a delegating coroutine that has not started does "
     "not reach the sub",
     "Y24") {
  Counter counter = counter_of(&full, 5);
  Coroutine *c = coroutine_new(careful, &counter);
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
  c = coroutine_new(careful, &counter);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);
  ck_assert_int_eq(
      counter.nexts + counter.sends + counter.throws + counter.closes, 0);
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

TEST(a_sub_that_swallows_the_exit_does_not_save_us,
     "If the sub returns on GeneratorExit its value is dropped, and "
     "GeneratorExit is still raised in the outer one",
     "Y16") {
  Outcome bye = returned(value_str("bye"));
  Delegation d = delegating(careful, on_exit_do, &bye);
  expect(throw_error(d.outer, GeneratorExit, ""), "raise GeneratorExit");
  ck_assert_int_eq(d.sub->generator.state, GENERATOR_CLOSED);
  delegation_free(d);
}

TEST(a_sub_that_ignores_the_exit_is_an_error_here,
     "If the sub yields on GeneratorExit, the outer one gets RuntimeError in "
     "its place, and may catch it",
     "Y17 Y23") {
  Delegation d = delegating(careful, on_exit_do, NULL);
  expect(throw_error(d.outer, GeneratorExit, ""),
         "yield 'caught RuntimeError: generator ignored GeneratorExit'");
  delegation_free(d);

  d = delegating(hand_through, on_exit_do, NULL); // does not catch it
  expect(coroutine_close(d.outer),
         "raise RuntimeError: generator ignored GeneratorExit");
  delegation_free(d);
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
  Delegation d = delegating(forgives, on_exit_do, NULL);
  expect(coroutine_close(d.outer), "return None");
  ck_assert_int_eq(d.sub->generator.state, GENERATOR_SUSPENDED);
  delegation_free(d);
}

TEST(an_error_while_closing_the_sub_replaces_the_exit,
     "If the sub raises ValueError on GeneratorExit, that is raised at the "
     "yield from, by throw() and by close()",
     "Y18 Y22") {
  Outcome nybbles = raised(ValueError, "nybbles");
  Delegation d = delegating(hand_through, on_exit_do, &nybbles);
  expect(coroutine_close(d.outer), "raise ValueError: nybbles");
  expect_trace("main create on_exit_do()\n"
               "main create hand_through()\n"
               "main next hand_through()\n"
               "hand_through() yield_from on_exit_do()\n"
               "hand_through() next on_exit_do()\n"
               "on_exit_do() yield 1\n"
               "hand_through() yield 1\n"
               "main close hand_through()\n"
               "hand_through() close on_exit_do()\n"
               "on_exit_do() print sub gets GeneratorExit\n"
               "on_exit_do() raise ValueError: nybbles\n"
               "hand_through() raise ValueError: nybbles\n");
  delegation_free(d);

  d = delegating(careful, on_exit_do, &nybbles);
  expect(throw_error(d.outer, GeneratorExit, ""),
         "yield 'caught ValueError: nybbles'");
  delegation_free(d);
}

static Outcome delegates_to_stubborn(Coroutine *self, void *arg) {
  (void)arg;
  return delegate(self, coroutine_new(on_exit_do, NULL));
}

static void close_over_a_stubborn_one(void) {
  Coroutine *c = started(delegates_to_stubborn, NULL);
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  coroutine_free(c);
  print("stacks: %zu", stack_count());
}

TEST(delegate_frees_a_sub_that_ignores_the_exit,
     "delegate() closes a second time when it frees a sub that ignored "
     "GeneratorExit; one that then goes says nothing",
     "Y23") {
  expect_says(close_over_a_stubborn_one, "sub gets GeneratorExit\nstacks: 0\n");
}
