// "Who calls send() again and again?" A task: each step of its coroutine
// arranges for the next one, by a done callback in what it waits for, until it
// ends. What it returns or raises is the task's result. (Rows T03, T06 to T12,
// T20, T22.)
#include "05-tasks/test_tasks.h"

LOOP_TEST(the_result_is_there_at_once,
          "A coroutine that returns makes its task done in that very step; "
          "done callbacks run one iteration later",
          "T03") {
  Task *task = start(loop, speaks, "A");
  future_add_done_callback(&task->future, done, "A");
  run_iteration(loop);
  expect(future_result(&task->future), "return 'A'");
  expect_notes("A in 1");
  run_iteration(loop);
  expect_notes("A in 2: 'A'");
}

LOOP_TEST(a_done_task_has_no_coroutine,
          "A task that is done has given its coroutine back, and can still be "
          "printed",
          "T03") {
  Task *task = start(loop, quick, NULL);
  ck_assert_str_eq(future_repr(&task->future),
                   "<Task pending name='Task-1' coro=<quick()>>");
  run_iteration(loop);
  ck_assert_ptr_null(task->coroutine);
  ck_assert_str_eq(future_repr(&task->future),
                   "<Task finished name='Task-1' coro=<?()>>");
}

static Outcome returns_a_future(Coroutine *self, void *arg) {
  (void)self;
  return returned(value_object(arg));
}

FUTURE_TEST(a_returned_future_is_just_a_value,
            "A coroutine that returns a future has that future as its result; "
            "nobody awaits it",
            "T08") {
  Task *task = started(loop, returns_a_future, f);
  Outcome o = future_result(&task->future);
  ck_assert_msg(o.how == RETURNED, "the result is %s", outcome_repr(o));
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  ck_assert(!future_done(f));
}

// -- waiting ----------------------------------------------------------------

// async def waiter(name, future): note(name, await future)
typedef struct Waiter {
  const char *name;
  Future *future;
} Waiter;

static Outcome waiter(Coroutine *self, void *arg) {
  const Waiter *my = arg;
  Outcome o = await(self, my->future);
  note("%s has %s in %u", my->name, outcome_repr(o), iteration());
  return o;
}

FUTURE_TEST(a_waiting_task_wakes_one_iteration_later,
            "The step that wakes a task is a done callback of the future it "
            "waits for: one iteration after set_result()",
            "T09") {
  Task *task = started(loop, awaits, f);
  ck_assert_ptr_eq(task->waiting_for, f);
  loop_call_soon(loop, deliver, f);
  run_iteration(loop);
  ck_assert(future_done(f) && !future_done(&task->future));
  run_iteration(loop);
  expect(future_result(&task->future), "return 42");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop return\n"
               "main call_soon deliver\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run deliver\n"
               "deliver() set_result Future 42\n"
               "deliver() call_soon Task-1.wakeup\n"
               "deliver() return\n"
               "loop return\n"
               "main run loop run_once\n"
               "iteration 3, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 return 42\n"
               "loop return\n");
}

FUTURE_TEST(a_waiting_task_is_one_of_the_callbacks,
            "A task wakes among the future's other callbacks, in the order in "
            "which they were added",
            "T09") {
  future_add_done_callback(f, done, "before");
  started(loop, waiter, &(Waiter){"task", f});
  future_add_done_callback(f, done, "behind");
  future_set_result(f, value_int(42));
  run_iteration(loop);
  expect_notes("before in 2: 42, task has 42 in 2, "
               "behind in 2: 42");
}

FUTURE_TEST(all_waiters_wake_in_order,
            "All tasks that wait for one future wake in one iteration, in the "
            "order in which they began to wait",
            "T11") {
  Waiter a = {"A", f}, b = {"B", f}, c = {"C", f};
  start(loop, waiter, &c);
  start(loop, waiter, &a);
  started(loop, waiter, &b);
  future_set_result(f, value_int(42));
  run_iteration(loop);
  expect_notes("C has 42 in 2, A has 42 in 2, B has 42 in 2");
}

LOOP_TEST(every_awaiter_has_the_outcome,
          "Everybody who awaits a task gets its result, or its error: the "
          "very same one",
          "T20") {
  Error error = raised(ValueError, "spam").error;
  Task *task = start(loop, fails, &error);
  Task *a = start(loop, awaits, task);
  Task *b = start(loop, awaits, task);
  run_iteration(loop);
  expect(future_result(&a->future), "raise ValueError: spam");
  expect(future_result(&b->future), "raise ValueError: spam");
  ck_assert_ptr_eq(future_result(&b->future).error.message, error.message);
}

// async def yields(): yield; note(...); twice
static Outcome yields(Coroutine *self, void *arg) {
  for (int i = 0; i < 2; i++) {
    Value got = TRY(coroutine_yield(self, value_none()));
    note("%s got %s in %u", (const char *)arg, repr(got), iteration());
  }
  return returned(value_none());
}

LOOP_TEST(a_bare_yield_is_one_iteration,
          "A bare yield in a task gives the others one iteration, and is "
          "worth None",
          "T12") {
  start(loop, yields, "A");
  start(loop, yields, "B");
  for (int i = 0; i < 3; i++)
    run_iteration(loop);
  expect_notes("A got None in 2, B got None in 2, A got None in 3, "
               "B got None in 3");
}

// -- the current task -------------------------------------------------------

static void says_task(Loop *loop, void *arg) {
  Task *task = current_task(loop);
  note("%s: %s", (const char *)arg, task ? task_name(task) : "None");
}

static void says_task_when_done(Future *future, void *arg) {
  says_task(future->loop, arg);
}

static Outcome inner(Coroutine *self, void *arg) {
  says_task(loop_running(), "inner");
  TRY(coroutine_yield(self, value_none()));
  says_task(loop_running(), arg);
  return returned(value_none());
}

static Outcome outer(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(inner, arg));
}

LOOP_TEST(the_current_task,
          "current_task() is the task whose step runs, also in what it "
          "delegates to; in a plain callback there is none",
          "T22") {
  Task *a = start(loop, outer, "inner again");
  start(loop, outer, "inner again");
  loop_call_soon(loop, says_task, "callback");
  future_add_done_callback(&a->future, says_task_when_done, "done callback");
  ck_assert_ptr_null(current_task(loop));
  for (int i = 0; i < 3; i++)
    run_iteration(loop);
  expect_notes("inner: Task-1, inner: Task-2, callback: None, "
               "inner again: Task-1, inner again: Task-2, "
               "done callback: None");
  ck_assert_ptr_null(current_task(loop));
}
