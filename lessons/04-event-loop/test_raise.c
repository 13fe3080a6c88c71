// "Who catches a callback's error?", and who can raise one? A callback, or a
// handler that it has called: loop_raise() is their `raise`. (Row L26.)
#include "04-event-loop/test_loop.h"
#include "symbol.h"

static Error value_error = {.type = ValueError, .message = "spam"};

static void ignores(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)context, (void)loop, (void)arg;
}

static void boom(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, value_error);
}

static void raise_outside(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, ignores, NULL);
  loop_call_soon(loop, boom, NULL);
  run_iteration(loop); // what ran before is no excuse
  loop_raise(loop, raised(ValueError, "spam").error);
}

TEST(only_a_callback_can_raise,
     "loop_raise() where no callback runs ends the program: the next callback "
     "is innocent",
     "") {
  expect_dies(raise_outside,
              "loop_raise: no callback runs that could raise ValueError: spam");
}

static void raises_here(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, value_error);
  note("raised in %s()", symbol_name(outcome_origin()));
}

LOOP_TEST(an_error_comes_from_whoever_raises_it,
          "The record looks for the line of an error in the function that has "
          "called loop_raise()",
          "") {
  loop_set_exception_handler(loop, ignores, NULL);
  loop_call_soon(loop, raises_here, NULL);
  run_iteration(loop);
  expect_notes("raised in raises_here()");
}
