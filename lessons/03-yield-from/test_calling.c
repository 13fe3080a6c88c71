// Lesson 3, "Is calling it not enough?"
//
// Neither calling it nor yielding it runs a coroutine. Every level of a
// recursion that yields has to delegate to the next.
#include "03-yield-from/test_delegation.h"
#include "stack.h"

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
  Tree one = {1, NULL, NULL}, three = {3, NULL, NULL}, root = {2, &one, &three};
  Coroutine *c = coroutine_new(walk, &root);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_next(c), "yield 2");
  expect(coroutine_next(c), "yield 3");
  expect(coroutine_next(c), "return 3");
  coroutine_free(c);
}

static Outcome delegates_to_nothing(Coroutine *self, void *arg) {
  (void)arg;
  return delegate(self, NULL);
}

TEST(delegate_refuses_nothing,
     "delegate(NULL) is a TypeError, as `yield from None`", "") {
  Coroutine *c = coroutine_new(delegates_to_nothing, NULL);
  expect(coroutine_next(c),
         "raise TypeError: 'NoneType' object is not iterable");
  coroutine_free(c);
}

static Outcome says_when_closed(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  note("inner is closed");
  return o;
}

// try: yield / except GeneratorExit: yield from says_when_closed()
static Outcome answers_the_exit(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_yield(self, value_none());
  return delegate(self, coroutine_new(says_when_closed, NULL));
}

static void free_one_that_answers(void) {
  coroutine_free(started(answers_the_exit, NULL));
  print("%s", notes_taken());
  if (stack_count())
    print("a stack is left");
}

TEST(
    what_it_delegated_to_goes_with_it,
    "A coroutine that answers GeneratorExit with a delegation loses its stack; "
    "the one that it delegated to is closed and freed",
    "") {
  const char *output = output_of(free_one_that_answers, NULL);
  expect_in(output, "RuntimeError: generator ignored GeneratorExit");
  expect_in(output, "inner is closed\n");
  ck_assert(!strstr(output, "a stack is left"));
}

// yield from says_when_closed(); try: yield / except GeneratorExit: yield
static Outcome yields_again(Coroutine *self, void *arg) {
  delegate(self, coroutine_new(says_when_closed, arg));
  coroutine_yield(self, value_none());
  return coroutine_yield(self, value_none());
}

static void free_one_that_has_delegated(void) {
  Coroutine *c = started(yields_again, NULL);
  coroutine_send(c, value_none());
  coroutine_free(c);
  print("stacks: %zu", stack_count());
}

TEST(what_it_has_delegated_to_is_gone,
     "When a delegation is over its sub is freed, once, also when the one that "
     "delegated loses its stack later",
     "") {
  expect_in(output_of(free_one_that_has_delegated, NULL), "stacks: 0\n");
}
