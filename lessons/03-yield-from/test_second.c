// Lesson 3, "Do we need a second coroutine at all?"
//
// Yes, when it was there before, or goes on elsewhere. A chain of them costs a
// stack and a switch for each level.
#include "03-yield-from/test_delegation.h"
#include "stack.h"

#include <stdlib.h>

TEST(an_exhausted_sub_costs_no_step,
     "Delegating to a coroutine that has ended does not suspend: yield from is "
     "worth None, for its value was delivered before",
     "Y25") {
  Coroutine *sub = started(leaf, NULL);
  expect(coroutine_send(sub, value_int(7)), "return 7");
  Coroutine *c = coroutine_new(hand_through, sub);
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
  coroutine_free(sub);
}

TEST(a_third_party_may_advance_the_sub,
     "A suspended sub can be resumed by anybody who has it; the delegating one "
     "then sees its later position",
     "Y37") {
  Delegation d = delegating(outer, two, "x");
  expect(coroutine_next(d.sub), "yield 'x'");
  expect(coroutine_next(d.sub), "return None"); // ended behind outer's back
  expect(coroutine_next(d.outer), "yield 'after'");
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
  delegation_free(d);
}

TEST(closing_one_closes_a_shared_sub_for_both,
     "Two may delegate to the same sub: close() on one closes it, and the "
     "other then finds it ended",
     "Y20") {
  Coroutine *sub = coroutine_new(two, "x");
  Coroutine *a = coroutine_new(hand_through, sub);
  Coroutine *b = coroutine_new(outer, sub);
  expect(coroutine_next(a), "yield 'x'");
  expect(coroutine_next(b), "yield 'x'");
  expect(coroutine_close(a), "return None");
  ck_assert_int_eq(sub->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(b), "yield 'after'");
  coroutine_free(a);
  coroutine_free(b);
  coroutine_free(sub);
}

// def ask(): yield 'first?'; yield 'second?'
static Outcome two_questions(Coroutine *self, void *arg) {
  (void)arg;
  TRY(coroutine_yield(self, value_str("first?")));
  return coroutine_yield(self, value_str("second?"));
}

// yield from another one of us, n deep
static Outcome delegates(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  return n ? delegate(self, coroutine_new(delegates, &less))
           : two_questions(self, NULL);
}

// The same by calls: all of it lies on one stack.
static Outcome calls(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  return n ? calls(self, &less) : two_questions(self, NULL);
}

TEST(a_resume_goes_through_every_level,
     "A resume through a chain of delegations is one switch for each level, "
     "inwards and outwards; through a chain of calls it is one",
     "Y05") {
  int n = 2;
  Coroutine *chain = started(delegates, &n), *one = started(calls, &n);
  ck_assert_uint_eq(stack_count(), 4);
  expect(coroutine_send(chain, value_int(7)), "yield 'second?'");
  expect(coroutine_send(one, value_int(7)), "yield 'second?'");
  expect_trace("main create delegates()\n"
               "main next delegates()\n"
               "delegates() create delegates() 2\n"
               "delegates() yield_from delegates() 2\n"
               "delegates() next delegates() 2\n"
               "delegates() 2 create delegates() 3\n"
               "delegates() 2 yield_from delegates() 3\n"
               "delegates() 2 next delegates() 3\n"
               "delegates() 3 yield 'first?'\n"
               "delegates() 2 yield 'first?'\n"
               "delegates() yield 'first?'\n"
               "main create calls()\n"
               "main next calls()\n"
               "calls() yield 'first?'\n"
               "main send delegates() 7\n"
               "delegates() send delegates() 2 7\n"
               "delegates() 2 send delegates() 3 7\n"
               "delegates() 3 yield 'second?'\n"
               "delegates() 2 yield 'second?'\n"
               "delegates() yield 'second?'\n"
               "main send calls() 7\n"
               "calls() yield 'second?'\n");
  coroutine_free(chain);
  coroutine_free(one);
}

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
  Coroutine *c = started(deep, &n);
  ck_assert_uint_eq(stack_count(), DEEP + 1);
  expect(coroutine_send(c, value_int(7)), "return 1007");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);

  c = started(deep, &n);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);

  c = started(deep, &n);
  expect(coroutine_close(c), "return None");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

static void delegate_to_what_a_task_drives(void) {
  int task;
  Coroutine *sub = coroutine_new(leaf, NULL);
  sub->owner = &task;
  coroutine_next(coroutine_new(hand_through, sub));
}

TEST(what_a_task_drives_is_awaited,
     "Delegating to a coroutine that a task drives ends the program with a "
     "message: two would resume it",
     "") {
  expect_dies(delegate_to_what_a_task_drives,
              "yield_from: leaf() is owned by a task: await that");
}

#if CHECKED
static void delegate_to_a_freed_one(void) {
  Coroutine *sub = coroutine_new(leaf, NULL);
  Coroutine *outer = coroutine_new(hand_through, sub);
  coroutine_free(sub);
  coroutine_next(outer);
}

TEST(a_freed_sub_is_named,
     "In a checked build delegating to a coroutine that was freed ends the "
     "program, with its name",
     "") {
  expect_dies(delegate_to_a_freed_one, "yield_from: leaf() was freed already");
}
#endif

#if WITH_ASAN
static Outcome next_one(Iterator *self) {
  (void)self;
  return yielded(value_int(1));
}

static const IteratorType ones = {.base = {.name = "ones"}, .next = next_one};

static void ask_a_sub_that_has_gone(void) {
  Iterator *sub = allocate(sizeof *sub);
  sub->type = &ones;
  Coroutine *outer = coroutine_new(hand_through, sub);
  coroutine_next(outer);
  free(sub);
  coroutine_next(outer);
}

TEST(a_sub_that_has_gone_is_told,
     "Under AddressSanitizer asking an iterator whose memory was given back "
     "since the delegation began ends the program with one line",
     "") {
  expect_dies(ask_a_sub_that_has_gone,
              "yield_from: the object was freed already");
}
#endif
