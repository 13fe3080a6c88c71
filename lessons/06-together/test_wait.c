// "What if we want to see for ourselves?" asyncio_wait() says who is done, and
// leaves everything else to its caller. (Row T33.)
#include "06-together/wait.h"

#include <math.h>

#include "06-together/test_together.h"

enum { MOST = 3 };

typedef struct Watch {
  Job jobs[MOST + 1];
  size_t count;
  Future *futures[MOST];
  double timeout;
  ReturnWhen when;
} Watch;

static void start_watched(Loop *loop, Watch *watch) {
  while (watch->jobs[watch->count].name)
    watch->count++;
  start_jobs(loop, watch->count, watch->jobs, watch->futures);
}

static const char *name_in(const Watch *watch, size_t i) {
  Task *task = (Task *)watch->futures[i];
  return task_name(task) + strlen("Task-");
}

// async def watches(watch): done, pending = await asyncio.wait(...)
static Outcome watches(Coroutine *self, void *arg) {
  Watch *watch = arg;
  Outcome o = asyncio_wait(self, watch->count, watch->futures, watch->timeout,
                           watch->when);
  const char *text = "";
  for (size_t i = 0; i < watch->count; i++)
    text = text_format("%s %s", text, name_in(watch, i));
  note("%s@%g of%s", outcome_repr(o), now(), text);
  return o;
}

LOOP_TEST(until_all_are_done,
          "ALL_COMPLETED: wait until all are done, whatever has come of them",
          "T33") {
  Watch w = {.jobs = {{.name = "a", .takes = 1},
                      {.name = "b", .takes = 2, .error = ValueError}},
             .timeout = INFINITY,
             .when = ALL_COMPLETED};
  start_watched(loop, &w);
  expect(run(loop, watches, &w), "return 2");
  expect_notes("a ends@1, b ends@2, 2@2 of 1 2");
  expect(future_exception(w.futures[1]), "raise ValueError: b");
}

LOOP_TEST(until_the_first_is_done,
          "FIRST_COMPLETED: wait until one is done; it stands in front then, "
          "and the others behind it in their order",
          "T33") {
  Watch w = {.jobs = {{.name = "a", .takes = 3},
                      {.name = "b", .takes = 2},
                      {.name = "c", .takes = 1}},
             .timeout = INFINITY,
             .when = FIRST_COMPLETED};
  start_watched(loop, &w);
  expect(run(loop, watches, &w), "return 1");
  expect(run(loop, watches, &w), "return 1"); // it still is done
  expect_notes("c ends@1, 1@1 of 3 1 2, 1@1 of 3 1 2");
  w.when = ALL_COMPLETED;
  expect(run(loop, watches, &w), "return 3");
}

LOOP_TEST(until_the_first_fails,
          "FIRST_EXCEPTION: wait until one fails, or all are done; one that "
          "is cancelled has not failed",
          "T33") {
  Watch w = {.jobs = {{.name = "a", .takes = 1},
                      {.name = "b", .takes = 2, .error = ValueError},
                      {.name = "c", .takes = 3}},
             .timeout = INFINITY,
             .when = FIRST_EXCEPTION};
  start_watched(loop, &w);
  expect(run(loop, watches, &w), "return 2");
  expect_notes("a ends@1, b ends@2, 2@2 of 1 2 3");
  future_cancel(w.futures[2]);
  Watch v = {.jobs = {{.name = "d", .takes = 9}, {.name = "e", .takes = 1}},
             .timeout = INFINITY,
             .when = FIRST_EXCEPTION};
  start_watched(loop, &v);
  future_cancel(v.futures[0]);
  expect(run(loop, watches, &v), "return 2");
  expect_notes("c cancelled@2, e ends@3, 2@3 of 5 6");
}

LOOP_TEST(until_the_time_is_over,
          "With a timeout, wait no longer than that; nobody is cancelled, and "
          "there is no TimeoutError",
          "T33") {
  Watch w = {.jobs = {{.name = "a", .takes = 3}, {.name = "b", .takes = 1}},
             .timeout = 2,
             .when = ALL_COMPLETED};
  start_watched(loop, &w);
  expect(run(loop, watches, &w), "return 1");
  w.timeout = 0;
  expect(run(loop, watches, &w), "return 1");
  expect_notes("b ends@1, 1@2 of 2 1, 1@2 of 2 1");
  w.timeout = 9;
  expect(run(loop, watches, &w), "return 2");
  expect_notes("a ends@3, 2@3 of 2 1");
  unsigned before = loop_iteration(loop);
  run_until(loop, 20); // its timer went with it
  ck_assert_uint_eq(loop_iteration(loop), before + 1);
}

LOOP_TEST(who_waits_is_cancelled_alone,
          "When the one who waits is cancelled, the others are not, and they "
          "do not call him back",
          "T33") {
  Watch w = {.jobs = {{.name = "a", .takes = 2}, {.name = "b", .takes = 3}},
             .timeout = 5,
             .when = ALL_COMPLETED};
  start_watched(loop, &w);
  Task *task = start(loop, watches, &w);
  loop_call_later(loop, 1, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  ck_assert_ptr_null(w.futures[0]->callbacks);
  ck_assert_ptr_null(w.futures[1]->callbacks);
  run_until(loop, 9);
  expect_notes("CancelledError@1 of 1 2, a ends@2, b ends@3");
  ck_assert_int_eq(futures_of(loop), 3); // the three tasks, and no waiter
  expect(future_result(w.futures[0]), "return 'a'");
}

static Outcome watches_two(Coroutine *self, void *arg) {
  return asyncio_wait(self, 2, arg, INFINITY, FIRST_COMPLETED);
}

FUTURE_TEST(a_late_callback_does_no_harm,
            "One that is done when the waiting one goes on counts as done, "
            "and may call back when that one is gone",
            "") {
  Future *g = future_new(loop), *both[] = {g, f};
  Task *task = started(loop, watches_two, both);
  future_set_result(f, value_int(1));
  run_iteration(loop); // the waiter is set
  future_set_result(g, value_int(2));
  run_iteration(loop); // the task goes on, before g calls back
  expect(future_result(&task->future), "return 2");
  run_idle_iteration(loop);
  future_free(g);
}

static Outcome watches_for_long(Coroutine *self, void *arg) {
  return asyncio_wait(self, 1, arg, 9, ALL_COMPLETED);
}

FUTURE_TEST(the_timer_goes_with_the_last_one,
            "The timer is cancelled as soon as enough are done, an iteration "
            "before the waiting one goes on",
            "T33") {
  Future *one[] = {f};
  started(loop, watches_for_long, one);
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 create Future 2\n"
               "Task-1 call_later 9 time_is_over\n"
               "Task-1 add_done_callback Future one_is_done\n"
               "Task-1 yield Future 2\n"
               "loop add_done_callback Future 2 Task-1.wakeup\n"
               "loop return\n"
               "main set_result Future 1\n"
               "main call_soon one_is_done\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run one_is_done\n"
               "one_is_done() cancel time_is_over\n"
               "one_is_done() set_result Future 2 None\n"
               "one_is_done() call_soon Task-1.wakeup\n"
               "one_is_done() return\n"
               "loop return\n");
  run_iteration(loop);
}

FUTURE_TEST(the_same_one_twice,
            "One that stands there twice is waited for twice, which is once",
            "") {
  Future *both[] = {f, f};
  Task *task = started(loop, watches_two, both);
  future_set_result(f, value_int(1));
  expect_result(loop, &task->future, "2");
}

static void gives_back(Loop *loop, void *future) {
  (void)loop;
  future_free(future);
}

LOOP_TEST(their_makers_give_them_back,
          "Whoever has made what is waited for may give it back in the "
          "meantime: it stays until the wait is over",
          "") {
  Future *f = future_new(loop), *g = future_new(loop), *both[] = {g, f};
  Task *task = started(loop, watches_two, both);
  future_set_result(g, value_int(1));
  loop_call_soon(loop, gives_back, g);
  loop_call_soon(loop, gives_back, f);
  run_iteration(loop);
  ck_assert_int_eq(futures_of(loop), 4); // both, the task, what it waits on
  future_set_result(f, value_int(2));
  expect_result(loop, &task->future, "2");
  ck_assert_int_eq(futures_of(loop), 1);
}

FUTURE_TEST(a_wait_without_a_limit, "A wait of INFINITY has no timer", "") {
  Future *both[] = {f, f};
  Task *task = started(loop, watches_two, both);
  ck_assert_uint_eq(loop->timers.count, 0);
  future_set_result(f, value_int(1));
  expect_result(loop, &task->future, "2");
}

static Outcome watches_nobody(Coroutine *self, void *arg) {
  (void)arg;
  return asyncio_wait(self, 0, NULL, 1, ALL_COMPLETED);
}

FUTURE_TEST(what_cannot_be_waited_for,
            "To wait for nobody is a ValueError, and so is another loop's "
            "future; without a running loop it is a RuntimeError",
            "T33") {
  Loop *other = loop_new(clock_virtual());
  Future *both[] = {f, f};
  expect(run(other, watches_nobody, NULL),
         "raise ValueError: Set of Tasks/Futures is empty.");
  expect(run(other, watches_two, both),
         "raise ValueError: The future belongs to a different loop than the "
         "one specified as the loop argument");
  loop_free(other);
  Coroutine *c = coroutine_new(watches_two, both);
  expect(coroutine_next(c), "raise RuntimeError: no running event loop");
  coroutine_free(c);
}
