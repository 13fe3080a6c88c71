// "What if a callback takes long?" Nobody else runs meanwhile: what becomes due
// runs late, and a delay counts from when it was asked for. (Rows L09, L16.)
#include "04-event-loop/test_loop.h"
#include "record/shared_memory.h"

// def slow(): time.sleep(5); loop.call_soon(...)
static void slow(Loop *loop, void *arg) {
  clock_sleep(loop->clock, 5);
  print("slow, until %g", loop_time(loop));
  loop_call_soon(loop, first, arg);
}

LOOP_TEST(a_slow_callback_keeps_all_waiting,
          "While a callback works nobody else runs: a timer that becomes due "
          "meanwhile runs in the next iteration, late, behind what is ready",
          "L16") {
  loop_call_later(loop, 1, slow, NULL);
  loop_call_later(loop, 2, second, NULL);
  loop_call_later(loop, 3, third, NULL);
  loop_call_later(loop, 7, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_later 1 slow\n"
               "main call_later 2 second\n"
               "main call_later 3 third\n"
               "main call_later 7 stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 1\n"
               "loop due slow\n"
               "loop run slow\n"
               "slow() print slow, until 6\n"
               "slow() call_soon first\n"
               "slow() return\n"
               "iteration 2, t = 6\n"
               "loop due second\n"
               "loop due third\n"
               "loop run first\n"
               "first() return\n"
               "loop run second\n"
               "second() return\n"
               "loop run third\n"
               "third() return\n"
               "iteration 3, t = 7\n"
               "loop due stop\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}

static void works(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 5);
  print("done");
}

LOOP_TEST(work_takes_time_in_the_record,
          "What a callback does after it has worked for 5 seconds stands 5 "
          "seconds later in the record",
          "L16") {
  loop_call_soon(loop, works, NULL);
  run_iteration(loop);
  const RecordedEvent *e = record_now->first;
  while (e->verb != TRACE_PRINT)
    e = e->next;
  ck_assert_double_eq(e->time, 5);
}

static void works_then_schedules(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2);
  Handle handle = loop_call_later(loop, 1, say_when, "later");
  ck_assert_double_eq(handle_when(handle), 3);
}

LOOP_TEST(time_does_not_stand_still,
          "time() reads the clock each time: call_later() counts from its "
          "call, not from the start of the iteration",
          "L09 L16") {
  loop_call_soon(loop, works_then_schedules, NULL);
  run_until(loop, 4);
  expect_notes("later@3");
}
