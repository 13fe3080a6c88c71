// Lesson 2, "What runs on every way out?"
//
// The cleanup behind the label `finally:` does, from the innermost to the
// outermost. A yield there holds up the way out, which goes on afterwards.
#include "02-coroutine/test_bodies.h"

TEST(close_runs_the_finally_blocks,
     "close() raises GeneratorExit at the yield: the finally blocks run, "
     "innermost first, and close() is content",
     "C18") {
  Coroutine *c = coroutine_new(nested, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main close nested()\n"
               "nested() print inner finally\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n"
               "main refused nested() next(): StopIteration\n");
  coroutine_free(c);
}

// try: yield 1 / finally: yield 2
static Outcome yields_in_finally(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  TRY(coroutine_yield(self, value_int(2)));
  return ended(o);
}

TEST(a_yield_in_finally_holds_the_close,
     "A yield in a finally makes close() a RuntimeError; the pending "
     "GeneratorExit goes on with the next resume",
     "C20 C22") {
  Coroutine *c = started(yields_in_finally, NULL);
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  expect(coroutine_next(c), "raise GeneratorExit");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

static Outcome has_no_end(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return (Outcome){.how = 7};
}

static void end_without_an_end(void) {
  coroutine_next(coroutine_new(has_no_end, NULL));
}

TEST(a_way_out_has_an_outcome,
     "A body that comes back with something else than returned() or raised() "
     "ends the program, by its own name",
     "") {
  expect_dies(end_without_an_end,
              "has_no_end(): a body ends with returned() or raised()");
}
