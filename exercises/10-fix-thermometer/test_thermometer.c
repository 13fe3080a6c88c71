// What a Thermometer promises.
#include "10-threads/test_threads.h"
#include "exercise.h"

static Thermometer thermometer;

static Outcome wants(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = thermometer_next(self, &thermometer);
  if (loop_running()) // and was not closed
    note("%s@%g", outcome_repr(o), loop_time(loop_running()));
  return ended(o);
}

// Measures in its thread: each value after a second.
static Outcome measures(void *values) {
  for (const double *value = values; *value > 0; value++) {
    job_sleep(1);
    thermometer_tell(&thermometer, *value);
  }
  return returned(value_none());
}

static void *tells_20_21(void *arg) {
  (void)arg;
  thermometer_tell(&thermometer, 20);
  thermometer_tell(&thermometer, 21);
  return NULL;
}

// -- a value comes ------------------------------------------------------------

static double one_value[] = {21.5, 0};

LOOP_TEST(a_value_comes,
          "A task that waits gets the value that another thread has measured; "
          "from another thread only loop_call_soon_threadsafe() may be called",
          "") {
  thermometer_init(&thermometer, loop);
  Future *job = loop_run_in_executor(loop, NULL, measures, one_value);
  start(loop, wants, NULL);
  run_until(loop, 5);
  expect_notes("21.5@1");
  future_free(job);
}

// -- and is not lost ----------------------------------------------------------

LOOP_TEST(what_came_before_is_there,
          "A value that came before anybody waited is there: who wants one "
          "looks before he waits",
          "") {
  thermometer_init(&thermometer, loop);
  in_thread(loop, tells_20_21);
  start(loop, wants, NULL);
  run_until(loop, 1);
  expect_notes("21.0@0");
}

LOOP_TEST(each_value_comes_once,
          "Nobody gets a value twice: the next one waits for the next value",
          "") {
  thermometer_init(&thermometer, loop);
  in_thread(loop, tells_20_21);
  start(loop, wants, NULL);
  run_until(loop, 1);
  start(loop, wants, NULL);
  run_until(loop, 2);
  expect_notes("21.0@0");
  in_thread(loop, tells_20_21);
  run_until(loop, 3);
  expect_notes("21.0@2");
}

// -- nobody waits any more ----------------------------------------------------

static double later[] = {19, 20, 0};

LOOP_TEST(who_gave_up_is_not_told,
          "When the task that waited was cancelled, a value that comes finds "
          "nobody, and is there for the next one",
          "") {
  thermometer_init(&thermometer, loop);
  Task *task = started(loop, wants, NULL);
  task_cancel(task);
  run_until(loop, 1);
  expect_notes("CancelledError@0");
  in_thread(loop, tells_20_21);
  run_until(loop, 2);
  start(loop, wants, NULL);
  run_until(loop, 3);
  expect_notes("21.0@2");
}

LOOP_TEST(nobody_is_there_any_more,
          "A value that comes when the loop is closed does nothing", "") {
  loop_set_exception_handler(loop, note_report, NULL);
  thermometer_init(&thermometer, loop);
  Future *job = loop_run_in_executor(loop, NULL, measures, later);
  started(loop, wants, NULL);
  run_until(loop, 0.5);
  loop_close(loop);
  in_thread(loop, tells_20_21);
  future_free(job);
}
