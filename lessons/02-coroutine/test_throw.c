// Lesson 2, "What does a thrown error hit?"
//
// The yield where the body stands: that yield raises it. What happens then is
// the body's decision, so throw() comes back like send().
#include "02-coroutine/test_bodies.h"

// What guarded() does with a ValueError.
typedef enum { YIELD, FALL, RETURN, OTHER, RERAISE } Reaction;

// def guarded(reaction):
//     try:
//         yield "first"
//     except ValueError: ...
//     finally: print("finally")
static Outcome guarded(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_str("first"));
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    switch (*(Reaction *)arg) {
    case YIELD:
      o = coroutine_yield(self, value_str("second"));
      break;
    case FALL:
      o = returned(value_none());
      break;
    case RETURN:
      o = returned(value_str("bye"));
      goto finally;
    case OTHER:
      o = raised(KeyError, "k");
      break;
    case RERAISE:
      break;
    }
  }
  if (o.how == RAISED)
    goto finally;
  print("after the yield");
  o = coroutine_yield(self, value_str("third"));
finally:
  print("finally");
  return o;
}

TEST(throw_raises_at_the_yield,
     "throw(e) raises e at the yield: what follows it is skipped, only the "
     "finally runs, and the same error comes out of throw()",
     "C07") {
  Coroutine *c = started(guarded, &(Reaction){YIELD});
  Error error = raised(TypeError, "t").error;
  Outcome o = coroutine_throw(c, error);
  expect(o, "raise TypeError: t");
  ck_assert_ptr_eq(o.error.message, error.message); // the same object
  expect(coroutine_next(c), "return None");
  expect_trace("main create guarded()\n"
               "main next guarded()\n"
               "guarded() yield 'first'\n"
               "main throw guarded() TypeError: t\n"
               "guarded() print finally\n"
               "guarded() raise TypeError: t\n"
               "main refused guarded() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(throw_brings_the_next_yield,
     "A body that catches the error and yields again makes throw() come back "
     "with that value, like send()",
     "C08") {
  Coroutine *c = started(guarded, &(Reaction){YIELD});
  expect(throw_error(c, ValueError, "v"), "yield 'second'");
  ck_assert_msg(c->generator.state == GENERATOR_SUSPENDED,
                "the body has caught the error and yields, and does not count "
                "as suspended");
  expect(coroutine_next(c), "yield 'third'");
  expect_trace("main create guarded()\n"
               "main next guarded()\n"
               "guarded() yield 'first'\n"
               "main throw guarded() ValueError: v\n"
               "guarded() yield 'second'\n"
               "main next guarded()\n"
               "guarded() print after the yield\n"
               "guarded() yield 'third'\n");
  coroutine_free(c);
}

// def jobs(): for j in 1, 2, 3: try: yield j / except ValueError: pass
static Outcome jobs(Coroutine *self, void *arg) {
  (void)arg;
  for (int j = 1; j <= 3; j++) {
    Outcome o = coroutine_yield(self, value_int(j));
    if (o.how == RAISED && !error_is(o.error, ValueError))
      return o;
  }
  return returned(value_none());
}

TEST(throw_loses_no_item,
     "throw() takes a step like next(): the value that it brings is not given "
     "again",
     "C08") {
  Coroutine *c = coroutine_new(jobs, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(throw_error(c, ValueError, ""), "yield 2");
  expect(coroutine_next(c), "yield 3");
  expect(throw_error(c, ValueError, ""), "return None");
  coroutine_free(c);
}

TEST(a_caught_error_may_end_in_a_return,
     "A body that catches the error and returns v makes throw() come back with "
     "RETURNED v",
     "C09") {
  Coroutine *c = started(guarded, &(Reaction){RETURN});
  expect(throw_error(c, ValueError, "v"), "return 'bye'");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(a_caught_error_is_gone,
     "An error that the body caught does not come back: the body goes on "
     "behind its except",
     "C08") {
  Coroutine *c = started(guarded, &(Reaction){FALL});
  expect(throw_error(c, ValueError, "v"), "yield 'third'");
  expect(coroutine_send(c, value_int(1)), "return 1");
  coroutine_free(c);
}

TEST(another_error_replaces_it,
     "A body may answer the error with another one: that one leaves throw()",
     "C10") {
  Coroutine *c = started(guarded, &(Reaction){OTHER});
  expect(throw_error(c, ValueError, "v"), "raise KeyError: k");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);

  c = started(guarded, &(Reaction){RERAISE});
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);
}

TEST(throw_ends_a_just_started_one,
     "throw() into a body that has not started runs no line of it: its try "
     "blocks cannot catch, and it is finished",
     "C11") {
  Coroutine *c = coroutine_new(guarded, &(Reaction){YIELD});
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create guarded()\n"
               "main throw guarded() ValueError: v\n"
               "guarded() raise ValueError: v\n"
               "main refused guarded() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(throw_into_a_finished_one_comes_back,
     "throw(e) into a finished coroutine just hands e back, as often as asked",
     "C12") {
  Coroutine *c = started(answer, NULL);
  expect(coroutine_next(c), "return None");
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect(throw_error(c, KeyError, "k"), "raise KeyError: k");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(a_thrown_stop_iteration_does_not_end_it,
     "A StopIteration that leaves the body, or its place before the first "
     "line, is a RuntimeError; a finished one hands it back",
     "C13 C14 C15") {
  Coroutine *c = started(echo, NULL);
  expect(throw_error(c, StopIteration, ""),
         "raise RuntimeError: generator raised StopIteration");
  expect(throw_error(c, StopIteration, "1"), "raise StopIteration: 1");
  coroutine_free(c);

  c = coroutine_new(echo, NULL);
  expect(throw_error(c, StopIteration, "1"),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}
