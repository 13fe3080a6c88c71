// Lesson 3, "Where does an error arrive first?"
//
// At the innermost yield. Each level sees it only if the one below lets it out,
// so cleanups run from the inside out.
#include "03-yield-from/test_delegation.h"
#include "stack.h"

// What sub() does with a ValueError.
typedef enum { YIELD, RETURN, OTHER, STOP } Reaction;

// try: x = yield 1; if x: raise KeyError(x)
// except ValueError: ...
// finally: print("sub finally")
static Outcome sub(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RETURNED && !value_is_none(o.value)) {
    o = raised(KeyError, "k");
  } else if (o.how == RAISED && error_is(o.error, ValueError)) {
    switch (*(Reaction *)arg) {
    case YIELD:
      o = coroutine_yield(self, value_str("saved"));
      break;
    case RETURN:
      o = returned(value_str("sub value"));
      break;
    case OTHER:
      o = raised(LookupError, "l");
      break;
    case STOP:
      o = raised(StopIteration, "7");
      break;
    }
  }
  print("sub finally");
  return o;
}

// main starts careful(sub()).
#define STARTED                                                                \
  "main create sub()\n"                                                        \
  "main create careful()\n"                                                    \
  "main next careful()\n"                                                      \
  "careful() yield_from sub()\n"                                               \
  "careful() next sub()\n"                                                     \
  "sub() yield 1\n"                                                            \
  "careful() yield 1\n"

TEST(an_error_of_the_sub_appears_at_the_yield_from,
     "What the sub raises appears at the yield from: the outer one may catch "
     "it and go on, else it leaves",
     "Y09") {
  Delegation d = delegating(careful, sub, &(Reaction){YIELD});
  expect(coroutine_send(d.outer, value_str("x")), "yield 'caught KeyError: k'");
  expect(coroutine_next(d.outer), "return None");
  delegation_free(d);

  d = delegating(hand_through, sub, NULL);
  expect(coroutine_send(d.outer, value_str("x")), "raise KeyError: k");
  expect(coroutine_next(d.outer), "return None");
  delegation_free(d);
}

TEST(a_thrown_error_goes_to_the_innermost_yield,
     "An error thrown into the outer one is raised in the sub first; if that "
     "catches it and yields, the outer one never sees it",
     "Y10") {
  Delegation d = delegating(careful, sub, &(Reaction){YIELD});
  expect(throw_error(d.outer, ValueError, "v"), "yield 'saved'");
  // The sub returns what is sent to it, and yield from is worth that.
  expect(coroutine_send(d.outer, value_int(5)), "yield 5");
  expect_trace(STARTED "main throw careful() ValueError: v\n"
                       "careful() throw sub() ValueError: v\n"
                       "sub() yield 'saved'\n"
                       "careful() yield 'saved'\n"
                       "main send careful() 5\n"
                       "careful() send sub() 5\n"
                       "sub() print sub finally\n"
                       "sub() return 5\n"
                       "careful() yield 5\n");
  delegation_free(d);
}

TEST(a_sub_may_answer_a_throw_by_returning,
     "If the sub catches the error and returns v, yield from is worth v and "
     "throw() comes back with the outer one's next yield",
     "Y11") {
  Delegation d = delegating(careful, sub, &(Reaction){RETURN});
  expect(throw_error(d.outer, ValueError, "v"), "yield 'sub value'");
  delegation_free(d);
}

TEST(an_uncaught_throw_comes_up_level_by_level,
     "An error that the sub does not catch runs its finally, then is raised at "
     "the yield from, then runs the outer finally",
     "Y12") {
  Delegation d = delegating(careful, sub, &(Reaction){YIELD});
  expect(throw_error(d.outer, KeyboardInterrupt, ""),
         "raise KeyboardInterrupt");
  expect_trace(STARTED "main throw careful() KeyboardInterrupt\n"
                       "careful() throw sub() KeyboardInterrupt\n"
                       "sub() print sub finally\n"
                       "sub() raise KeyboardInterrupt\n"
                       "careful() print outer finally\n"
                       "careful() raise KeyboardInterrupt\n");
  delegation_free(d);

  d = delegating(careful, sub, &(Reaction){YIELD});
  expect(throw_error(d.outer, TypeError, "t"), "yield 'caught TypeError: t'");
  delegation_free(d);

  d = delegating(careful, sub, &(Reaction){OTHER}); // the sub replaces it
  expect(throw_error(d.outer, ValueError, "v"),
         "yield 'caught LookupError: l'");
  delegation_free(d);
}

TEST(stop_iteration_does_not_end_a_delegation,
     "A StopIteration that leaves the sub's body, its own or a thrown one, is "
     "a RuntimeError at the yield from, not an end",
     "Y30 Y31") {
  Delegation d = delegating(careful, sub, &(Reaction){STOP});
  expect(throw_error(d.outer, ValueError, "v"),
         "yield 'caught RuntimeError: generator raised StopIteration'");
  delegation_free(d);

  d = delegating(careful, sub, &(Reaction){STOP});
  expect(throw_error(d.outer, StopIteration, "7"),
         "yield 'caught RuntimeError: generator raised StopIteration'");
  delegation_free(d);
}

// try: yield "leaf" / finally: print("finally", 0), or the same around a chain
static Outcome chain(Coroutine *self, void *arg) {
  int n = *(int *)arg, less = n - 1;
  Outcome o = n ? delegate(self, coroutine_new(chain, &less))
                : coroutine_yield(self, value_str("leaf"));
  print("finally %d", n);
  return ended(o);
}

// main starts chain(2).
#define CHAIN_STARTED                                                          \
  "main create chain()\n"                                                      \
  "main next chain()\n"                                                        \
  "chain() create chain() 2\n"                                                 \
  "chain() yield_from chain() 2\n"                                             \
  "chain() next chain() 2\n"                                                   \
  "chain() 2 create chain() 3\n"                                               \
  "chain() 2 yield_from chain() 3\n"                                           \
  "chain() 2 next chain() 3\n"                                                 \
  "chain() 3 yield 'leaf'\n"                                                   \
  "chain() 2 yield 'leaf'\n"                                                   \
  "chain() yield 'leaf'\n"

TEST(close_runs_from_the_inside_out,
     "close() closes the sub first: the finally blocks run from the innermost "
     "to the outermost",
     "Y20") {
  int n = 2;
  Coroutine *c = coroutine_new(chain, &n);
  expect(coroutine_next(c), "yield 'leaf'");
  expect(coroutine_close(c), "return None");
  expect_trace(CHAIN_STARTED "main close chain()\n"
                             "chain() close chain() 2\n"
                             "chain() 2 close chain() 3\n"
                             "chain() 3 print finally 0\n"
                             "chain() 3 raise GeneratorExit\n"
                             "chain() 2 print finally 1\n"
                             "chain() 2 raise GeneratorExit\n"
                             "chain() print finally 2\n"
                             "chain() raise GeneratorExit\n");
  coroutine_free(c);
}

TEST(throw_passes_through_three_levels,
     "throw() goes down to the innermost yield, and the error comes up through "
     "each finally",
     "Y12") {
  int n = 2;
  Coroutine *c = started(chain, &n);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect_trace(CHAIN_STARTED "main throw chain() ValueError: v\n"
                             "chain() throw chain() 2 ValueError: v\n"
                             "chain() 2 throw chain() 3 ValueError: v\n"
                             "chain() 3 print finally 0\n"
                             "chain() 3 raise ValueError: v\n"
                             "chain() 2 print finally 1\n"
                             "chain() 2 raise ValueError: v\n"
                             "chain() print finally 2\n"
                             "chain() raise ValueError: v\n");
  coroutine_free(c);
}

TEST(freeing_the_outer_one_frees_the_chain,
     "Freeing a suspended coroutine closes it, and so frees what it has "
     "delegated to",
     "G24 Y20") {
  int n = 5;
  Coroutine *c = started(chain, &n);
  ck_assert_uint_eq(stack_count(), 6);
  coroutine_free(c);
  ck_assert_uint_eq(stack_count(), 0);
}
