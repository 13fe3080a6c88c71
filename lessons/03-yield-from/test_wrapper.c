// Lesson 3, "Can a function wrap a coroutine?"
//
// A wrapper that only calls covers the making of the object; one that delegates
// covers the run.
#include "03-yield-from/test_delegation.h"

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
