// "Why is a callback not enough?", and where one goes: into the future, early
// or late. Setting a future calls nobody; its callbacks go through call_soon(),
// in their order. (Rows F09 to F14, L35, T03.)
#include "05-tasks/test_tasks.h"

static void reader(Future *future, void *arg) {
  (void)arg;
  print("%s", outcome_repr(future_result(future)));
}

static void other(Future *future, void *arg) { reader(future, arg); }

static void postman(Loop *loop, void *future) {
  print("before set_result");
  deliver(loop, future);
  print("after set_result");
}

FUTURE_TEST(callbacks_run_in_the_next_iteration,
            "set_result() calls nobody: each done callback is scheduled, in "
            "order, for the next iteration",
            "F09 T03") {
  future_add_done_callback(f, reader, NULL);
  future_add_done_callback(f, other, NULL);
  loop_call_soon(loop, postman, f);
  run_iteration(loop);
  run_iteration(loop);
  expect_trace("main create Future\n"
               "main add_done_callback Future reader\n"
               "main add_done_callback Future other\n"
               "main call_soon postman\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run postman\n"
               "postman() print before set_result\n"
               "postman() set_result Future 42\n"
               "postman() call_soon reader\n"
               "postman() call_soon other\n"
               "postman() print after set_result\n"
               "postman() return\n"
               "loop return\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run reader\n"
               "reader() print 42\n"
               "reader() return\n"
               "loop run other\n"
               "other() print 42\n"
               "other() return\n"
               "loop return\n");
}

LOOP_TEST(each_way_to_be_done_schedules,
          "set_result(), set_exception() and cancel() all schedule the "
          "callbacks, and run none",
          "F09") {
  Future *f[3];
  for (int i = 0; i < 3; i++) {
    f[i] = future_new(loop);
    future_add_done_callback(f[i], done, "cb");
  }
  future_set_result(f[0], value_int(42));
  future_set_exception(f[1], raised(ValueError, "v").error);
  future_cancel(f[2]);
  expect_notes("");
  run_iteration(loop);
  expect_notes("cb in 1: 42, cb in 1: ValueError: v, cb in 1: "
               "CancelledError");
  for (int i = 0; i < 3; i++)
    future_free(f[i]);
}

FUTURE_TEST(a_late_callback_is_scheduled_too,
            "A callback that is added to a done future is not called at once "
            "either, but in the next iteration",
            "F10") {
  future_set_result(f, value_int(42));
  ck_assert(future_add_done_callback(f, done, "late"));
  expect_notes("");
  run_iteration(loop);
  expect_notes("late in 1: 42");
}

FUTURE_TEST(a_callback_may_come_behind_all_others,
            "A callback that is added when all others have run is the only one "
            "left, and runs once",
            "F10") {
  for (int before = 0; before < 3; before++) {
    future_add_done_callback(f, done, "a");
    future_add_done_callback(f, done, "b");
    if (before == 0)
      future_set_result(f, value_int(1));
    run_iteration(loop);
    future_add_done_callback(f, done, "late");
    ck_assert_msg(f->callbacks, "the list does not hold it");
    run_iteration(loop);
    ck_assert_ptr_null(f->callbacks);
  }
  expect_notes("a in 1: 1, b in 1: 1, late in 2: 1, "
               "a in 3: 1, b in 3: 1, late in 4: 1, "
               "a in 5: 1, b in 5: 1, late in 6: 1");
}

FUTURE_TEST(a_callback_added_twice_runs_twice,
            "A callback runs as often as it was added; removing it removes "
            "all, and says how many",
            "F11") {
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "c");
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 0);
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("a in 1: 1, a in 1: 1, c in 1: 1");
}

FUTURE_TEST(all_callbacks_can_be_removed,
            "Whichever callbacks are removed, first, last or all, the others "
            "run in their order, and new ones behind them",
            "F11") {
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "a");
  ck_assert_int_eq(future_remove_done_callback(f, done, "a"), 2);
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "c");
  future_add_done_callback(f, done, "d");
  ck_assert_int_eq(future_remove_done_callback(f, done, "d"), 1);
  future_add_done_callback(f, done, "e");
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  future_add_done_callback(f, done, "f");
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("c in 1: 1, e in 1: 1, f in 1: 1");
}

FUTURE_TEST(a_removal_is_an_event,
            "Each callback that is taken back is in the record; one that was "
            "not there is not",
            "") {
  future_add_done_callback(f, reader, NULL);
  future_add_done_callback(f, other, NULL);
  future_remove_done_callback(f, other, NULL);
  future_remove_done_callback(f, other, NULL);
  future_set_result(f, value_int(1));
  expect_trace("main create Future\n"
               "main add_done_callback Future reader\n"
               "main add_done_callback Future other\n"
               "main remove_done_callback Future other\n"
               "main set_result Future 1\n"
               "main call_soon reader\n");
}

FUTURE_TEST(too_late_to_remove,
            "Once the future is done its callbacks are on their way: removing "
            "finds none, and they run, before any that is added now",
            "F12") {
  future_add_done_callback(f, done, "callback");
  future_set_result(f, value_int(1));
  ck_assert_int_eq(future_remove_done_callback(f, done, "callback"), 0);
  future_add_done_callback(f, done, "late");
  run_iteration(loop);
  expect_notes("callback in 1: 1, late in 1: 1");
}

static void raises(Future *future, void *arg) {
  (void)arg;
  loop_raise(future->loop, raised(ValueError, "callback").error);
}

FUTURE_TEST(an_error_in_a_callback_is_reported,
            "An error in a done callback goes to the loop's exception "
            "handler; the other callbacks run, the future keeps its result",
            "F13") {
  loop_set_exception_handler(loop, note_report, NULL);
  future_add_done_callback(f, raises, NULL);
  future_add_done_callback(f, done, "other");
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("Exception in callback raises(): ValueError: callback, "
               "other in 1: 1");
  expect(future_result(f), "return 1");
}

static void adds_another(Future *future, void *arg) {
  note("adds in %u", iteration());
  future_add_done_callback(future, done, arg);
}

FUTURE_TEST(a_callback_may_add_another,
            "A callback added by a done callback runs one iteration later",
            "F14") {
  future_add_done_callback(f, adds_another, "x");
  future_add_done_callback(f, adds_another, "y");
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("adds in 1, adds in 1");
  run_iteration(loop);
  expect_notes("x in 2: 1, y in 2: 1");
}

static void removes(Future *future, void *arg) {
  note("removed %d", future_remove_done_callback(future, done, arg));
}

FUTURE_TEST(a_callback_cannot_stop_the_others,
            "A done callback cannot take the others back: all are scheduled "
            "already",
            "F12") {
  future_add_done_callback(f, removes, "x");
  future_add_done_callback(f, done, "x");
  future_add_done_callback(f, done, "x");
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("removed 0, x in 1: 1, x in 1: 1");
}

TEST(a_closed_loop_calls_nobody,
     "On a closed loop set_result() cannot schedule the callbacks, and raises; "
     "the future is done all the same",
     "L35") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop), *lonely = future_new(loop);
  future_add_done_callback(f, done, "never");
  loop_close(loop);
  expect(future_set_result(f, value_int(1)),
         "raise RuntimeError: Event loop is closed");
  expect(future_result(f), "return 1");
  expect(future_set_result(lonely, value_int(1)), "return None");
  ck_assert(!future_add_done_callback(f, done, "never"));
  future_free(f);
  future_free(lonely);
  loop_free(loop);
  expect_notes("");
}

enum { MANY = 10000 };

// One link sets the next: f.add_done_callback(lambda f: next.set_result(...))
static void pass_on(Future *future, void *next) {
  Outcome o = future_result(future);
  future_set_result(next, value_int(value_as_int(o.value) + 1));
}

LOOP_TEST(a_long_chain_does_not_pile_up,
          "Ten thousand futures, each set by a callback of the one before, "
          "take an iteration each and no stack: nobody calls anybody",
          "F09") {
  untraced();
  static Future *f[MANY];
  for (int i = 0; i < MANY; i++)
    f[i] = future_new(loop);
  for (int i = 0; i + 1 < MANY; i++)
    future_add_done_callback(f[i], pass_on, f[i + 1]);
  future_set_result(f[0], value_int(1));
  ck_assert(!future_done(f[1]));
  for (int i = 1; i < MANY; i++) {
    run_iteration(loop);
    ck_assert(future_done(f[i]));
    ck_assert(i + 1 == MANY || !future_done(f[i + 1]));
  }
  expect(future_result(f[MANY - 1]), "return 10000");
  for (int i = 0; i < MANY; i++)
    future_free(f[i]);
}
