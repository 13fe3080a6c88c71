// "When does a task start?" In the iteration after its creation, in the order
// of all creations: whoever made it goes on first, and awaiting it moves
// nobody. (Rows T01 to T03, T09, T20, T31, L34.)
#include "05-tasks/test_tasks.h"
#include "stack.h"

LOOP_TEST(creating_a_task_runs_nothing,
          "Creating a task runs no line of its coroutine: the first step is "
          "scheduled, for the next iteration",
          "T01") {
  Task *a = start(loop, speaks, "A");
  Task *b = ensure_future(loop, coroutine_new(speaks, "B"));
  expect_notes("");
  ck_assert(!future_done(&a->future) && !future_done(&b->future));
  run_iteration(loop);
  expect_notes("A in 1, B in 1");
  ck_assert(future_done(&a->future) && future_done(&b->future));
}

// def spawns(): create_task(speaks("child")); note("still here")
static void spawns(Loop *loop, void *arg) {
  start(loop, speaks, arg);
  note("still here in %u", loop_iteration(loop));
}

LOOP_TEST(tasks_start_in_order,
          "Tasks start in the order of their creation, among the callbacks "
          "that were scheduled with them; one created in a callback starts in "
          "the next iteration",
          "T02") {
  start(loop, speaks, "A");
  loop_call_soon(loop, say_iteration, "callback");
  start(loop, speaks, "B");
  loop_call_soon(loop, spawns, "child");
  start(loop, speaks, "C");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("A in 1, callback in 1, B in 1, still here in 1, "
               "C in 1, child in 2");
}

static Outcome child(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("child");
  return returned(value_int(42));
}

// async def parent(): t = create_task(child()); print(...); return await t
static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *task = start(loop_running(), child, NULL);
  print("after create_task");
  Outcome o = await(self, &task->future);
  task_free(task);
  return o;
}

LOOP_TEST(the_creator_goes_on_first,
          "The creator of a task goes on until it waits itself; only then the "
          "task starts, and one iteration after its end the creator has its "
          "result",
          "T01 T02 T03 T20") {
  expect(run(loop, parent, NULL), "return 42");
  expect_trace("main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main add_done_callback Task-1 stop_when_done\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 create Task-2\n"
               "Task-1 call_soon Task-2.step\n"
               "Task-1 print after create_task\n"
               "Task-1 yield Task-2\n"
               "loop add_done_callback Task-2 Task-1.wakeup\n"
               "iteration 2, t = 0\n"
               "loop run Task-2 send(None)\n"
               "Task-2 print child\n"
               "Task-2 return 42\n"
               "loop call_soon Task-1.wakeup\n"
               "iteration 3, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 return 42\n"
               "loop call_soon stop_when_done\n"
               "iteration 4, t = 0\n"
               "loop run stop_when_done\n"
               "stop_when_done() return\n"
               "loop return\n");
}

// async def awaits_the_later(): a, b = tasks; await b; await a
static Outcome awaits_the_later(Coroutine *self, void *arg) {
  (void)arg;
  Task *a = start(loop_running(), speaks, "a");
  Task *b = start(loop_running(), speaks, "b");
  TRY(await(self, &b->future));
  note("b awaited");
  return await(self, &a->future);
}

LOOP_TEST(awaiting_moves_nobody,
          "Awaiting a task does not start it, nor put it first: tasks start "
          "in the order of their creation",
          "T02 T09") {
  run(loop, awaits_the_later, NULL);
  expect_notes("a in 2, b in 2, b awaited");
}

LOOP_TEST(a_task_has_a_name,
          "Tasks are named Task-1, Task-2 ... as they are made", "") {
  Task *a = start(loop, speaks, "A"), *b = start(loop, speaks, "B");
  ck_assert_str_eq(task_name(a), "Task-1");
  ck_assert_str_eq(task_name(b), "Task-2");
  run_iteration(loop);
}

static Outcome parent_without_loop(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(speaks, arg));
  return await(self, &task->future);
}

LOOP_TEST(ensure_future_finds_the_running_loop,
          "Without a loop, ensure_future() takes the one that runs", "T01") {
  expect(run(loop, parent_without_loop, "A"), "return 'A'");
}

FUTURE_TEST(a_closed_loop_takes_no_tasks,
            "On a closed loop, or without one, no task is made; the coroutine "
            "is closed, and its body never runs",
            "T31 L34") {
  loop_close(loop);
  ck_assert_ptr_null(start(loop, speaks, "never"));
  ck_assert_ptr_null(ensure_future(loop, coroutine_new(speaks, "never")));
  ck_assert_ptr_null(ensure_future(NULL, coroutine_new(speaks, "never")));
  expect(loop_run_until_complete(loop, f),
         "raise RuntimeError: Event loop is closed");
  ck_assert_uint_eq(stack_count(), 0);
  expect_notes("");
}
