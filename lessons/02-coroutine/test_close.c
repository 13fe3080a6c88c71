// Lesson 2, "Why is closing a throw?"
//
// Only the body knows what it holds, so close() throws GeneratorExit into it
// and expects it back. coroutine_free() closes first.
#include "02-coroutine/test_bodies.h"
#include "tests/test_ends.h"

// What a body does on GeneratorExit: hands back what `arg` points to.
static Outcome on_exit_do(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    return *(Outcome *)arg;
  return o;
}

TEST(close_accepts_a_return,
     "A body that returns on GeneratorExit is closed; what it returned is lost",
     "C19") {
  Outcome bye = returned(value_str("bye"));
  Coroutine *c = started(on_exit_do, &bye);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  coroutine_free(c);
}

TEST(close_hands_on_another_error,
     "What else the body raises on GeneratorExit leaves close(); a "
     "StopIteration as RuntimeError",
     "C23 C24") {
  Outcome fie = raised(TypeError, "fie!");
  Coroutine *c = started(on_exit_do, &fie);
  expect(coroutine_close(c), "raise TypeError: fie!");
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  Outcome stop = raised(StopIteration, "");
  c = started(on_exit_do, &stop);
  expect(coroutine_close(c),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}

// def stubborn():
//     try: yield 1
//     except GeneratorExit: yield 2
//     yield 3
static Outcome stubborn(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    TRY(coroutine_yield(self, value_int(2)));
  TRY(coroutine_yield(self, value_int(3)));
  return returned(value_none());
}

TEST(close_objects_to_a_yield,
     "A body that yields instead of ending makes close() a RuntimeError; it "
     "is still suspended there, and the yielded value is lost",
     "C20 C21") {
  Coroutine *c = started(stubborn, NULL);
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  ck_assert_int_eq(c->generator.state, GENERATOR_SUSPENDED);
  expect(coroutine_next(c), "yield 3");
  expect(coroutine_close(c), "return None"); // this time it goes
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(only_close_swallows_generator_exit,
     "throw(GeneratorExit) is a throw like any other: it comes out if the body "
     "lets it, and a body may yield instead",
     "C16 C17") {
  Coroutine *c = started(echo, NULL);
  expect(throw_error(c, GeneratorExit, ""), "raise GeneratorExit");
  coroutine_free(c);

  c = started(stubborn, NULL);
  expect(throw_error(c, GeneratorExit, ""), "yield 2");
  expect(coroutine_next(c), "yield 3");
  coroutine_free(c);
}

// try: yield 1 / except Exception: yield "caught"
static Outcome catches_exception(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, Exception))
    o = coroutine_yield(self, value_str("caught"));
  return ended(o);
}

TEST(except_exception_lets_the_close_through,
     "GeneratorExit is no Exception: `except Exception` does not catch it",
     "C27") {
  Coroutine *c = started(catches_exception, NULL);
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  c = started(catches_exception, NULL);
  expect(throw_error(c, ValueError, ""), "yield 'caught'"); // but does this
  coroutine_free(c);
}

// -- when there is nothing to close ----------------------------------------

TEST(close_before_the_start_runs_nothing,
     "close() on a just-started coroutine runs no line of it, no finally "
     "either: nothing was opened",
     "C25") {
  Coroutine *c = coroutine_new(nested, NULL);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create nested()\n"
               "main close nested()\n"
               "nested() return None\n"
               "main refused nested() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(close_again_does_nothing,
     "close() on a finished coroutine does nothing, as often as asked", "C26") {
  Coroutine *c = started(nested, NULL);
  expect(coroutine_close(c), "return None");
  expect(coroutine_close(c), "return None");
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  c = started(answer, NULL);
  expect(coroutine_next(c), "return None"); // by itself
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
}

TEST(leaving_a_loop_closes_nothing,
     "Leaving a loop leaves the coroutine suspended: only close() ends it",
     "G23 C18") {
  Coroutine *c = coroutine_new(nested, NULL);
  for (Outcome o = coroutine_next(c); o.how == YIELDED; o = coroutine_next(c))
    break;
  print("after break");
  expect(coroutine_next(c), "yield 2");
  expect(coroutine_close(c), "return None");
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main print after break\n"
               "main next nested()\n"
               "nested() print inner finally\n"
               "nested() yield 2\n"
               "main close nested()\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n");
  coroutine_free(c);
}

// -- freeing closes ---------------------------------------------------------

TEST(free_closes_first,
     "coroutine_free() closes a suspended coroutine, as CPython does when the "
     "last reference goes: its finally blocks run",
     "G24 C18") {
  Coroutine *c = started(nested, NULL);
  coroutine_free(c);
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main close nested()\n"
               "nested() print inner finally\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n");
}

TEST(free_of_a_finished_one_runs_nothing,
     "coroutine_free() of a finished coroutine, or of NULL, runs nothing", "") {
  Coroutine *c = started(answer, NULL);
  coroutine_next(c);
  coroutine_free(c);
  coroutine_free(NULL);
  expect_trace("main create answer()\n"
               "main next answer()\n"
               "answer() yield None\n"
               "main next answer()\n"
               "answer() return None\n");
}

static void free_a_stubborn_one(void) {
  coroutine_free(started(stubborn, NULL));
  print("the program goes on");
}

TEST(ignoring_the_exit_loses_the_stack,
     "A coroutine that yields while it is being freed loses its stack anyway; "
     "stderr says so, as CPython's does",
     "G24 C20") {
  expect_says(free_a_stubborn_one,
              "Exception ignored in: stubborn()\n"
              "RuntimeError: generator ignored GeneratorExit\n"
              "the program goes on\n");
}

static void free_one_that_raises(void) {
  Outcome fie = raised(TypeError, "fie!");
  coroutine_free(started(on_exit_do, &fie));
}

TEST(an_error_while_freeing_is_reported,
     "Nobody can catch what a coroutine raises while it is being freed: it is "
     "written to stderr",
     "G24 C23") {
  expect_says(free_one_that_raises, "Exception ignored in: on_exit_do()\n"
                                    "TypeError: fie!\n");
}

static Outcome frees_itself(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_free(self);
  return returned(value_none());
}

static void free_while_running(void) {
  coroutine_next(coroutine_new(frees_itself, NULL));
}

TEST(freeing_a_running_coroutine_dies,
     "Freeing a coroutine that runs ends the program with a message that names "
     "it",
     "") {
  expect_dies(free_while_running, "coroutine_free: frees_itself() is running");
}

TEST(a_coroutine_is_an_iterator,
     "Through the iterator protocol a coroutine behaves the same, and offers "
     "all four slots",
     "C01 C03 C08 C18") {
  Coroutine *c = coroutine_new(stubborn, NULL);
  Iterator *it = &c->iterator;
  expect(iterator_next(it), "yield 1");
  expect(it->type->throw(it, raised(GeneratorExit, "").error), "yield 2");
  expect(iterator_next(it), "yield 3");
  coroutine_free(c);

  c = started(echo, NULL);
  it = &c->iterator;
  expect(it->type->send(it, value_int(5)), "yield 5");
  expect(it->type->close(it), "return None");
  expect(iterator_next(it), "return None");
  coroutine_free(c);
}
