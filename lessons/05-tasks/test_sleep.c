// "Who calls send() again and again?", after a while: a sleep is a future, a
// timer that will set it, and an await. It takes one iteration more than a
// plain callback for that time. (Rows T23 to T25.)
#include "05-tasks/test_tasks.h"

#include <stdlib.h>

// async def naps(seconds): r = await asyncio.sleep(seconds, "rested")
static Outcome naps(Coroutine *self, void *seconds) {
  Value r =
      TRY(sleep_for_result(self, *(double *)seconds, value_str("rested")));
  Loop *loop = loop_running();
  note("%s at %g in %u", str(r), loop_time(loop), loop_iteration(loop));
  return returned(r);
}

LOOP_TEST(sleeping_no_time_is_one_iteration,
          "sleep_for() of zero or less gives the others one iteration, "
          "without a timer",
          "T23") {
  double zero = 0, negative = -5;
  start(loop, naps, &zero);
  start(loop, naps, &negative);
  loop_call_soon(loop, say_iteration, "other");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("other in 1, rested at 0 in 2, rested at 0 in 2");
}

LOOP_TEST(sleeping_for_no_number_ends,
          "A sleep of what is not a number is over at once, by way of a timer",
          "T24") {
  double nan = strtod("nan", NULL);
  expect(run(loop, naps, &nan), "return 'rested'");
  expect_notes("rested at 0 in 3");
}

LOOP_TEST(a_sleeper_wakes_one_iteration_after_its_timer,
          "A sleeping task's timer sets a future when it is due; the task "
          "goes on one iteration later, at the same time",
          "T24") {
  double seconds = 1.5;
  expect(run(loop, naps, &seconds), "return 'rested'");
  expect_notes("rested at 1.5 in 3");
  expect_trace("main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main add_done_callback Task-1 stop_when_done\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 create Future\n"
               "Task-1 call_later 1.5 Future.set\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "iteration 2, t = 1.5\n"
               "loop due Future.set\n"
               "loop run Future.set\n"
               "Future set_result Future 'rested'\n"
               "Future call_soon Task-1.wakeup\n"
               "Future return\n"
               "iteration 3, t = 1.5\n"
               "loop run Task-1 send(None)\n"
               "Task-1 print rested at 1.5 in 3\n"
               "Task-1 return 'rested'\n"
               "loop call_soon stop_when_done\n"
               "iteration 4, t = 1.5\n"
               "loop run stop_when_done\n"
               "stop_when_done() return\n"
               "loop return\n");
}

LOOP_TEST(a_callback_goes_before_a_sleeper,
          "A callback for the same moment runs before the task that slept "
          "until then, in whatever order they began",
          "T25") {
  double seconds = 1;
  started(loop, naps, &seconds);
  loop_call_later(loop, 1, say_iteration, "callback");
  run_until(loop, 2);
  expect_notes("callback in 2, rested at 1 in 3");
}

LOOP_TEST(sleepers_overlap,
          "Tasks sleep at the same time: together they take as long as the "
          "longest, and wake by their deadlines",
          "T24") {
  double three = 3, one = 1, two = 2;
  start(loop, naps, &three);
  start(loop, naps, &one);
  start(loop, naps, &two);
  run_until(loop, 10);
  expect_notes("rested at 1 in 3, rested at 2 in 5, rested at 3 in 7");
}

TEST(sleep_needs_a_loop,
     "sleep_for() outside a running loop is a RuntimeError; with nothing to "
     "wait for it just yields",
     "T23 T24") {
  double one = 1;
  Coroutine *c = coroutine_new(naps, &one);
  expect(coroutine_next(c), "raise RuntimeError: no running event loop");
  coroutine_free(c);
  double zero = 0;
  c = coroutine_new(naps, &zero);
  expect(coroutine_next(c), "yield None");
  coroutine_free(c);
}
