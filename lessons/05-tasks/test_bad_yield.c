// "Who calls send() again and again?" Not for every yield: what a task may not
// yield or await comes back at that yield as an error, one iteration later, and
// nobody but its coroutine sets its result. (Rows T13 to T16, T19.)
#include "05-tasks/test_tasks.h"

// async def yields_badly(value): try: yield value / except RuntimeError: ...
static Outcome yields_badly(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, *(Value *)arg);
  note("%.50s in %u", outcome_repr(o), iteration());
  return returned(value_str("goes on"));
}

LOOP_TEST(a_bad_yield_comes_back,
          "A task that yields anything but None or an awaited future gets a "
          "RuntimeError at that yield, one iteration later, and may go on",
          "T13") {
  Value value = value_int(42);
  expect(run(loop, yields_badly, &value), "return 'goes on'");
  expect_notes("RuntimeError: Task got bad yield: 42 in 2");
}

FUTURE_TEST(yielding_a_future_is_not_awaiting_it,
            "A task that yields a future instead of awaiting it is told so, "
            "and does not wait for it",
            "T14") {
  Value value = value_object(f);
  expect(run(loop, yields_badly, &value), "return 'goes on'");
  expect_notes("RuntimeError: yield was used instead of yield from in 2");
  ck_assert(!future_done(f));
}

// async def awaits_itself(): twice: await current_task(); then goes on
static Outcome awaits_itself(Coroutine *self, void *arg) {
  (void)arg;
  Loop *loop = loop_running();
  for (int i = 0; i < 2; i++) {
    Outcome o = await(self, &current_task(loop)->future);
    note("%.42s in %u", outcome_repr(o), loop_iteration(loop));
  }
  TRY(sleep_for(self, 1));
  return returned(value_str("goes on"));
}

LOOP_TEST(a_task_cannot_await_itself,
          "A task that awaits itself gets a RuntimeError there, each time, "
          "one iteration later; others can await it as ever",
          "T15") {
  Task *task = start(loop, awaits_itself, NULL);
  run_until(loop, 0.5);
  expect_notes("RuntimeError: Task cannot await on itself: in 2, "
               "RuntimeError: Task cannot await on itself: in 3");
  expect(run(loop, awaits, task), "return 'goes on'");
}

// async def awaits_foreign(future): twice: try: await future / except: ...
static Outcome awaits_foreign(Coroutine *self, void *arg) {
  for (int i = 0; i < 2; i++) {
    Outcome o = await(self, arg);
    bool told = o.how == RAISED &&
                strstr(o.error.message, "attached to a different loop");
    note("%s in %u", told ? "told" : outcome_repr(o), iteration());
  }
  return returned(value_none());
}

LOOP_TEST(a_future_belongs_to_its_loop,
          "A task that awaits a future of another loop gets a RuntimeError "
          "there, each time; on its own loop that future can be awaited as "
          "ever",
          "T16") {
  Loop *other = loop_new(clock_virtual());
  Future *f = future_new(other);
  expect(run(loop, awaits_foreign, f), "return None");
  expect_notes("told in 2, told in 3");
  loop_call_later(other, 1, deliver, f);
  expect(run(other, awaits, f), "return 42");
  future_free(f);
  loop_free(other);
}

// async def awaits_one(future): try: await future / except: note(...)
static Outcome awaits_one(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("%s in %u", error_type_name(o.error.type), iteration());
  return returned(value_none());
}

LOOP_TEST(a_foreign_future_may_be_gone,
          "The RuntimeError of a task that awaits another loop's future "
          "arrives, even if that future, or its loop, is gone by then",
          "T16") {
  Loop *other = loop_new(clock_virtual());
  Future *f = future_new(other), *g = future_new(other);
  started(loop, awaits_one, f);
  future_set_result(f, value_none());
  future_free(f);
  run_iteration(loop);
  started(loop, awaits_one, g);
  loop_free(other);
  run_iteration(loop);
  expect_notes("RuntimeError in 2, RuntimeError in 4");
}

LOOP_TEST(nobody_else_sets_a_tasks_result,
          "A task's result is what its coroutine returns: set_result() and "
          "set_exception() are refused",
          "T19") {
  Task *task = start(loop, speaks, "A");
  expect(future_set_result(&task->future, value_int(1)),
         "raise RuntimeError: Task does not support set_result operation");
  expect(future_set_exception(&task->future, raised(ValueError, "").error),
         "raise RuntimeError: Task does not support set_exception operation");
  run_iteration(loop);
  expect(future_result(&task->future), "return 'A'");
}

static bool tells_of_cancel(Future *self, const char *message) {
  note("asked to cancel");
  return future_type.cancel(self, message);
}

LOOP_TEST(a_kind_of_future_is_awaited,
          "What has a type based on future_type is a future: a task waits for "
          "it, and cancelling the task asks its own cancel()",
          "T13") {
  FutureType type = future_type;
  type.base.base = (Type){.name = "Promise", .base = &future_type.base.base};
  type.cancel = tells_of_cancel;
  Future *f = future_create(sizeof *f, &type, loop);
  ck_assert_ptr_eq(value_as_future(value_object(f)), f);
  ck_assert_str_eq(future_repr(f), "<Promise pending>");
  Task *task = started(loop, awaits, f);
  task_cancel(task);
  expect_notes("asked to cancel");
  run_iteration(loop);
  ck_assert(future_cancelled(&task->future));
  future_free(f);
}

LOOP_TEST(a_task_is_a_future_too,
          "value_as_future() finds the future or task that a value is; any "
          "other value, and any other object, is none",
          "T13") {
  static const Type stranger_type = {.name =
                                         "Future"}; // the name does not count
  Object stranger = {&stranger_type};
  Future *f = future_new(loop);
  Task *task = start(loop, quick, NULL);
  ck_assert_ptr_eq(value_as_future(value_object(f)), f);
  ck_assert_ptr_eq(value_as_future(value_object(task)), &task->future);
  ck_assert_ptr_null(value_as_future(value_object(&stranger)));
  ck_assert_ptr_null(value_as_future(value_ptr(f)));
  ck_assert_ptr_null(value_as_future(value_none()));
  run_iteration(loop);
  future_free(f);
}
