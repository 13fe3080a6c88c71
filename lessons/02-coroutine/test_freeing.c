// Lesson 2, "Why is closing a throw?"
//
// What coroutine_free() takes along, and whom it refuses.
#include "02-coroutine/test_bodies.h"
#include "stack.h"

// while True: try: yield / except GeneratorExit: pass
static Outcome goes_on(Coroutine *self, void *arg) {
  (void)arg;
  while (coroutine_yield(self, value_none()).how != YIELDED)
    continue;
  return returned(value_none());
}

// def asks_back(outer): try: yield / finally: print(next(outer))
static Outcome asks_back(Coroutine *self, void *outer) {
  Outcome o = coroutine_yield(self, value_none());
  bool ended_too = coroutine_next(outer).how == RETURNED;
  print("the lost one %s", ended_too ? "has ended" : "goes on");
  return ended(o);
}

static CoroutineBody *delegate_body;

static void free_one_that_delegates(void) {
  Coroutine *outer = started(goes_on, NULL);
  outer->delegate = started(delegate_body, outer);
  coroutine_free(outer);
  print("stacks: %zu", stack_count());
}

TEST(a_lost_one_takes_its_delegate_along,
     "One that ignores GeneratorExit loses its stack; a coroutine that it owns "
     "is closed and freed with it, and finds that it has ended",
     "") {
  delegate_body = nested;
  const char *output = output_of(free_one_that_delegates, NULL);
  expect_in(output, "RuntimeError: generator ignored GeneratorExit");
  expect_in(output, "inner finally\nouter finally\nstacks: 0\n");
  delegate_body = asks_back;
  output = output_of(free_one_that_delegates, NULL);
  expect_in(output, "the lost one has ended\nstacks: 0\n");
}

static void free_what_another_owns(void) {
  int anybody;
  Coroutine *c = started(echo, NULL);
  c->owner = &anybody;
  coroutine_free(c);
}

TEST(whoever_took_it_frees_it,
     "Freeing a coroutine that a task has taken ends the program with a "
     "message: the task frees it",
     "") {
  expect_dies(free_what_another_owns,
              "coroutine_free: echo() is owned by a task, which frees it");
}

// def zero(): yield 0, as a generator of lesson 1
static Outcome zero(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(0));
  return returned(value_none());
}

TEST(an_iterator_may_be_a_coroutine,
     "iterator_as_coroutine() gives the coroutine that an iterator is, and "
     "NULL for a plain generator",
     "") {
  Coroutine *c = coroutine_new(echo, NULL);
  Generator *g = generator_new(zero, NULL);
  ck_assert_ptr_eq(iterator_as_coroutine(&c->iterator), c);
  ck_assert_ptr_null(iterator_as_coroutine(&g->iterator));
  coroutine_free(c);
  generator_free(g);
}

// def lets_go(): whoever has taken us is done with us meanwhile
static Outcome lets_go(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_let_go(self);
  return coroutine_yield(self, value_str("still here"));
}

TEST(one_that_runs_is_let_go,
     "coroutine_let_go() frees a coroutine, also one that has ended, but "
     "leaves one that runs to who has resumed it; NULL is fine",
     "") {
  coroutine_let_go(NULL);
  Coroutine *c = coroutine_new(lets_go, NULL);
  expect(coroutine_next(c), "yield 'still here'");
  coroutine_let_go(c);
  c = coroutine_new(echo, NULL);
  coroutine_close(c);
  coroutine_let_go(c);
  ck_assert_uint_eq(stack_count(), 0);
}

TEST(a_prefetch_runs_nothing,
     "coroutine_prefetch() runs nothing of the coroutine; NULL is fine", "") {
  Coroutine *c = coroutine_new(echo, NULL);
  coroutine_prefetch(c);
  coroutine_prefetch(NULL);
  coroutine_free(c);
  expect_trace("main create echo()\n");
}

#if CHECKED
static Coroutine *freed(void) {
  Coroutine *c = started(echo, NULL);
  coroutine_free(c);
  return c;
}

static void throw_into_a_freed_one(void) {
  throw_error(freed(), ValueError, "");
}
static void close_a_freed_one(void) { coroutine_close(freed()); }
static void free_one_twice(void) { coroutine_free(freed()); }

TEST(a_freed_coroutine_is_named,
     "In a checked build a coroutine that is used or freed after it was freed "
     "ends the program, with its name and what was asked of it",
     "") {
  expect_dies(throw_into_a_freed_one,
              "coroutine_throw: echo() was freed already");
  expect_dies(close_a_freed_one, "coroutine_close: echo() was freed already");
  expect_dies(free_one_twice, "coroutine_free: echo() was freed already");
}
#endif
