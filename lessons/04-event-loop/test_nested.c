// "Can a callback wait for another one?" Not by running a loop: one that runs
// refuses to run again, and so does every other one meanwhile. (Rows L30, L31.)
#include "04-event-loop/test_loop.h"

static void run_again(Loop *loop, void *arg) {
  (void)arg;
  ck_assert(loop_is_running(loop));
  ck_assert_ptr_eq(loop_running(), loop);
  expect(loop_run_forever(loop),
         "raise RuntimeError: This event loop is already running");
}

LOOP_TEST(no_run_inside_a_run,
          "A callback cannot wait by running its loop again: the inner "
          "run_forever() is refused, and the outer one goes on",
          "L30") {
  loop_call_soon(loop, run_again, NULL);
  loop_call_soon(loop, say, "next");
  run_iteration(loop);
  expect_notes("next");
  ck_assert(!loop_is_running(loop));
  ck_assert_ptr_null(loop_running());
}

static void run_another(Loop *loop, void *arg) {
  expect(loop_run_forever(arg), "raise RuntimeError: Cannot run the event loop "
                                "while another loop is running");
  ck_assert_ptr_eq(loop_running(), loop);
}

TEST(one_loop_runs_at_a_time,
     "While one loop runs, another one cannot; afterwards it can", "L31") {
  Loop *loop = loop_new(clock_virtual());
  Loop *other_loop = loop_new(clock_virtual());
  loop_call_soon(loop, run_another, other_loop);
  run_iteration(loop);
  run_idle_iteration(other_loop);
  loop_free(other_loop);
  loop_free(loop);
}
