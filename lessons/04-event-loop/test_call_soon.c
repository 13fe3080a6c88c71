// "What does it mean to call something soon?" call_soon() calls nobody: it puts
// a callback at the end of a queue. When the loop runs, they are called in that
// order. (Row L01 of the fidelity matrix.)
#include "04-event-loop/test_loop.h"

LOOP_TEST(call_soon_runs_nothing_now,
          "call_soon() only puts the callback into the queue: it runs when "
          "the loop runs",
          "L01") {
  Handle handle = loop_call_soon(loop, say, "ran");
  expect_notes("");
  ck_assert(!handle_cancelled(handle));
  run_iteration(loop);
  expect_notes("ran");
}

LOOP_TEST(callbacks_run_in_order,
          "Callbacks run in the order of their call_soon(), each as often as "
          "it was registered",
          "L01") {
  loop_call_soon(loop, first, NULL);
  loop_call_soon(loop, second, NULL);
  loop_call_soon(loop, first, NULL);
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  expect_trace("main call_soon first\n"
               "main call_soon second\n"
               "main call_soon first\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run first\n"
               "first() return\n"
               "loop run second\n"
               "second() return\n"
               "loop run first\n"
               "first() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}
