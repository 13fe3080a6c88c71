// What a task promises: the rows T of the fidelity matrix.
#include "05-tasks/test_notes.h"
#include "stack.h"

// -- the first step ---------------------------------------------------------

// async def speaks(name): note(name); return name
static Outcome speaks(Coroutine *self, void *arg) {
  (void)self;
  says(loop_running(), arg);
  return returned(value_str(arg));
}

TEST(creating_a_task_runs_nothing,
     "Creating a task runs no line of its coroutine: the first step is "
     "scheduled, for the next iteration",
     "T01") {
  Loop *loop = loop_new(clock_virtual());
  Task *a = start(loop, speaks, "A");
  Task *b = ensure_future(loop, coroutine_new(speaks, "B"));
  expect_notes("");
  ck_assert(!future_done(&a->future) && !future_done(&b->future));
  run_once(loop);
  expect_notes("A in 1, B in 1");
  ck_assert(future_done(&a->future) && future_done(&b->future));
  loop_free(loop);
}

// def spawns(): create_task(speaks("child")); note("still here")
static void spawns(Loop *loop, void *arg) {
  start(loop, speaks, arg);
  note("still here in %u", loop_iteration(loop));
}

TEST(tasks_start_in_order,
     "Tasks start in the order of their creation, among the callbacks that "
     "were scheduled with them; one created in a callback starts in the next "
     "iteration",
     "T02") {
  Loop *loop = loop_new(clock_virtual());
  start(loop, speaks, "A");
  loop_call_soon(loop, says, "callback");
  start(loop, speaks, "B");
  loop_call_soon(loop, spawns, "child");
  start(loop, speaks, "C");
  run_once(loop);
  run_once(loop);
  expect_notes("A in 1, callback in 1, B in 1, still here in 1, "
               "C in 1, child in 2");
  loop_free(loop);
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

TEST(the_creator_goes_on_first,
     "The creator of a task goes on until it waits itself; only then the task "
     "starts, and one iteration after its end the creator has its result",
     "T01 T02 T03 T20") {
  Loop *loop = loop_new(clock_virtual());
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
  loop_free(loop);
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

TEST(awaiting_moves_nobody,
     "Awaiting a task does not start it, nor put it first: tasks start in the "
     "order of their creation",
     "T02 T09") {
  Loop *loop = loop_new(clock_virtual());
  run(loop, awaits_the_later, NULL);
  expect_notes("a in 2, b in 2, b awaited");
  loop_free(loop);
}

TEST(a_task_has_a_name, "Tasks are named Task-1, Task-2 ... as they are made",
     "") {
  Loop *loop = loop_new(clock_virtual());
  Task *a = start(loop, speaks, "A"), *b = start(loop, speaks, "B");
  ck_assert_str_eq(task_name(a), "Task-1");
  ck_assert_str_eq(task_name(b), "Task-2");
  run_once(loop);
  loop_free(loop);
}

// -- the end ----------------------------------------------------------------

TEST(the_result_is_there_at_once,
     "A coroutine that returns makes its task done in that very step; done "
     "callbacks run one iteration later",
     "T03") {
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, speaks, "A");
  future_add_done_callback(&task->future, done, "A");
  run_once(loop);
  expect(future_result(&task->future), "return 'A'");
  expect_notes("A in 1");
  run_once(loop);
  expect_notes("A in 2: 'A'");
  loop_free(loop);
}

// async def fails(error): raise error
static Outcome fails(Coroutine *self, void *arg) {
  (void)self;
  return raised_error(*(Error *)arg);
}

TEST(an_error_is_stored,
     "An error that leaves the coroutine is the task's exception; the loop "
     "goes on and nobody is told",
     "T04") {
  Error error = raised(ValueError, "spam").error;
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Task *task = start(loop, fails, &error);
  loop_call_soon(loop, says, "next");
  run_once(loop);
  run_once(loop);
  expect_notes("next in 1");
  ck_assert(future_done(&task->future) && !future_cancelled(&task->future));
  expect(future_exception(&task->future), "raise ValueError: spam");
  expect(future_result(&task->future), "raise ValueError: spam");
  loop_free(loop);
}

TEST(system_exit_leaves_the_loop,
     "SystemExit and KeyboardInterrupt are stored in the task, and leave "
     "run_forever() at once",
     "T05") {
  ErrorType types[] = {SystemExit, KeyboardInterrupt};
  const char *texts[] = {"raise SystemExit: 3", "raise KeyboardInterrupt: 3"};
  for (int i = 0; i < 2; i++) {
    Error error = raised(types[i], "3").error;
    Loop *loop = loop_new(clock_virtual());
    Task *task = start(loop, fails, &error);
    loop_call_soon(loop, says, "next");
    expect(loop_run_forever(loop), texts[i]);
    expect(future_exception(&task->future), texts[i]);
    expect_notes("");
    run_once(loop); // what was left of the batch is still there
    expect_notes("next in 2");
    loop_free(loop);
  }
}

TEST(raising_cancelled_error_cancels,
     "A coroutine that raises CancelledError by itself makes its task "
     "cancelled",
     "T06") {
  Error error = raised(CancelledError, "my own").error;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fails, &error);
  run_once(loop);
  ck_assert(future_cancelled(&task->future));
  expect(future_result(&task->future), "raise CancelledError: my own");
  loop_free(loop);
}

TEST(stop_iteration_becomes_runtime_error,
     "A StopIteration that leaves the coroutine is a RuntimeError (PEP 479)",
     "T07") {
  Error error = raised(StopIteration, "").error;
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, fails, &error),
         "raise RuntimeError: generator raised StopIteration");
  loop_free(loop);
}

static Outcome returns_a_future(Coroutine *self, void *arg) {
  (void)self;
  return returned(value_object(arg));
}

TEST(a_returned_future_is_just_a_value,
     "A coroutine that returns a future has that future as its result; nobody "
     "awaits it",
     "T08") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, returns_a_future, f);
  run_once(loop);
  Outcome o = future_result(&task->future);
  ck_assert_int_eq(o.how, RETURNED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  ck_assert(!future_done(f));
  future_free(f);
  loop_free(loop);
}

// -- waiting ----------------------------------------------------------------

// async def waits(future): value = await future; note(value)
typedef struct Wait {
  const char *name;
  Future *future;
} Wait;

static Outcome waits(Coroutine *self, void *arg) {
  const Wait *wait = arg;
  Outcome o = await(self, wait->future);
  note("%s has %s in %u", wait->name, outcome_repr(o), iteration());
  return o;
}

static Outcome waits_silently(Coroutine *self, void *arg) {
  return await(self, arg);
}

static void deliver(Loop *loop, void *arg) {
  (void)loop;
  future_set_result(arg, value_int(42));
}

TEST(a_waiting_task_wakes_one_iteration_later,
     "The step that wakes a task is a done callback of the future it waits "
     "for: one iteration after set_result()",
     "T09") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *task = start(loop, waits_silently, f);
  run_once(loop);
  ck_assert_ptr_eq(task->waiting_for, f);
  loop_call_soon(loop, deliver, f);
  run_once(loop);
  ck_assert(future_done(f) && !future_done(&task->future));
  run_once(loop);
  expect(future_result(&task->future), "return 42");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main call_soon Future.deliver\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 2, t = 0\n"
               "loop run Future.deliver\n"
               "Future set_result Future 42\n"
               "Future call_soon Task-1.wakeup\n"
               "Future return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 3, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 return 42\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  future_free(f);
  loop_free(loop);
}

TEST(a_waiting_task_is_one_of_the_callbacks,
     "A task wakes among the future's other callbacks, in the order in which "
     "they were added",
     "T09") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "before");
  start(loop, waits, &(Wait){"task", f});
  run_once(loop);
  future_add_done_callback(f, done, "behind");
  future_set_result(f, value_int(42));
  run_once(loop);
  expect_notes("before in 2: 42, task has 42 in 2, "
               "behind in 2: 42");
  future_free(f);
  loop_free(loop);
}

// async def hog(future): three times: await future; note(...)
static Outcome hog(Coroutine *self, void *arg) {
  for (int i = 0; i < 3; i++) {
    TRY(await(self, arg));
    note("hog %d", i);
  }
  return returned(value_none());
}

TEST(awaiting_a_done_future_does_not_suspend,
     "Awaiting what is done already lets nobody else in: it goes on in the "
     "same step",
     "T10") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  start(loop, hog, f);
  loop_call_soon(loop, says, "other");
  run_once(loop);
  expect_notes("hog 0, hog 1, hog 2, other in 1");
  future_free(f);
  loop_free(loop);
}

TEST(all_waiters_wake_in_order,
     "All tasks that wait for one future wake in one iteration, in the order "
     "in which they began to wait",
     "T11") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Wait a = {"A", f}, b = {"B", f}, c = {"C", f};
  start(loop, waits, &c);
  start(loop, waits, &a);
  start(loop, waits, &b);
  run_once(loop);
  future_set_result(f, value_int(42));
  run_once(loop);
  expect_notes("C has 42 in 2, A has 42 in 2, B has 42 in 2");
  future_free(f);
  loop_free(loop);
}

// async def quick(): return 1
static Outcome quick(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(1));
}

static Outcome awaits_coroutines(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 3; i++) {
    TRY(delegate(self, coroutine_new(quick, NULL)));
    note("hog %d", i);
  }
  return returned(value_none());
}

TEST(awaiting_a_coroutine_is_a_call,
     "Awaiting a coroutine that does not wait itself suspends nothing: it is "
     "a call",
     "T10 T21") {
  Loop *loop = loop_new(clock_virtual());
  start(loop, awaits_coroutines, NULL);
  loop_call_soon(loop, says, "other");
  run_once(loop);
  expect_notes("hog 0, hog 1, hog 2, other in 1");
  loop_free(loop);
}

static Outcome awaits_a_coroutine_twice(Coroutine *self, void *arg) {
  (void)arg;
  Coroutine *c = coroutine_new(quick, NULL);
  Value once = TRY(yield_from(self, &c->iterator));
  Value twice = TRY(yield_from(self, &c->iterator));
  note("coroutine %s, then %s", repr(once), repr(twice));
  coroutine_free(c);
  Task *task = start(loop_running(), quick, NULL);
  once = TRY(await(self, &task->future));
  twice = TRY(await(self, &task->future));
  note("task %s, then %s", repr(once), repr(twice));
  task_free(task);
  return returned(value_none());
}

TEST(a_coroutine_runs_once_a_task_keeps_its_result,
     "A coroutine is one run, its result delivered once; a task keeps its "
     "result for everybody who awaits it",
     "T20 Y25") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, awaits_a_coroutine_twice, NULL), "return None");
  expect_notes("coroutine 1, then None, task 1, then 1");
  loop_free(loop);
}

// async def yields(): yield; note(...); twice
static Outcome yields(Coroutine *self, void *arg) {
  for (int i = 0; i < 2; i++) {
    Value got = TRY(coroutine_yield(self, value_none()));
    note("%s got %s in %u", (const char *)arg, repr(got), iteration());
  }
  return returned(value_none());
}

TEST(a_bare_yield_is_one_iteration,
     "A bare yield in a task gives the others one iteration, and is worth None",
     "T12") {
  Loop *loop = loop_new(clock_virtual());
  start(loop, yields, "A");
  start(loop, yields, "B");
  for (int i = 0; i < 3; i++)
    run_once(loop);
  expect_notes("A got None in 2, B got None in 2, A got None in 3, "
               "B got None in 3");
  loop_free(loop);
}

// -- what a task may not yield ----------------------------------------------

// async def yields_badly(value): try: yield value / except RuntimeError: ...
static Outcome yields_badly(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, *(Value *)arg);
  note("%.50s in %u", outcome_repr(o), iteration());
  return returned(value_str("goes on"));
}

TEST(a_bad_yield_comes_back,
     "A task that yields anything but None or an awaited future gets a "
     "RuntimeError at that yield, one iteration later, and may go on",
     "T13") {
  Value value = value_int(42);
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, yields_badly, &value), "return 'goes on'");
  expect_notes("RuntimeError: Task got bad yield: 42 in 2");
  loop_free(loop);
}

TEST(yielding_a_future_is_not_awaiting_it,
     "A task that yields a future instead of awaiting it is told so, and does "
     "not wait for it",
     "T14") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Value value = value_object(f);
  expect(run(loop, yields_badly, &value), "return 'goes on'");
  expect_notes("RuntimeError: yield was used instead of yield from in 2");
  ck_assert(!future_done(f));
  future_free(f);
  loop_free(loop);
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

TEST(a_task_cannot_await_itself,
     "A task that awaits itself gets a RuntimeError there, each time, one "
     "iteration later; others can await it as ever",
     "T15") {
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, awaits_itself, NULL);
  loop_call_later(loop, 0.5, stop, NULL);
  loop_run_forever(loop);
  expect_notes("RuntimeError: Task cannot await on itself: in 2, "
               "RuntimeError: Task cannot await on itself: in 3");
  expect(run(loop, waits_silently, task), "return 'goes on'");
  loop_free(loop);
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

TEST(a_future_belongs_to_its_loop,
     "A task that awaits a future of another loop gets a RuntimeError there, "
     "each time; on its own loop that future can be awaited as ever",
     "T16") {
  Loop *loop = loop_new(clock_virtual()), *other = loop_new(clock_virtual());
  Future *f = future_new(other);
  expect(run(loop, awaits_foreign, f), "return None");
  expect_notes("told in 2, told in 3");
  loop_call_later(other, 1, deliver, f);
  expect(run(other, waits_silently, f), "return 42");
  future_free(f);
  loop_free(loop);
  loop_free(other);
}

TEST(nobody_else_sets_a_tasks_result,
     "A task's result is what its coroutine returns: set_result() and "
     "set_exception() are refused",
     "T19") {
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, speaks, "A");
  expect(future_set_result(&task->future, value_int(1)),
         "raise RuntimeError: Task does not support set_result operation");
  expect(future_set_exception(&task->future, raised(ValueError, "").error),
         "raise RuntimeError: Task does not support set_exception operation");
  run_once(loop);
  expect(future_result(&task->future), "return 'A'");
  loop_free(loop);
}

// -- tasks that await tasks -------------------------------------------------

TEST(every_awaiter_has_the_outcome,
     "Everybody who awaits a task gets its result, or its error: the very same "
     "one",
     "T20") {
  Error error = raised(ValueError, "spam").error;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fails, &error);
  Task *a = start(loop, waits_silently, task);
  Task *b = start(loop, waits_silently, task);
  for (int i = 0; i < 3; i++)
    run_once(loop);
  expect(future_result(&a->future), "raise ValueError: spam");
  expect(future_result(&b->future), "raise ValueError: spam");
  ck_assert_ptr_eq(future_result(&b->future).error.message, error.message);
  loop_free(loop);
}

// async def level(n): 0 yields once; n awaits n - 1, as a task or a coroutine
typedef struct Level {
  int depth;
  bool tasks;
} Level;

static Outcome level(Coroutine *self, void *arg) {
  Level *at = arg, below = {at->depth - 1, at->tasks};
  if (at->depth == 0) {
    TRY(coroutine_yield(self, value_none()));
  } else {
    Coroutine *inner = coroutine_new(level, &below);
    if (at->tasks)
      TRY(await(self, &loop_create_task(loop_running(), inner)->future));
    else
      TRY(delegate(self, inner));
  }
  note("%d in %u", at->depth, iteration());
  return returned(value_none());
}

TEST(a_task_costs_one_hop,
     "A task ends one iteration before whoever awaits it goes on; awaiting a "
     "coroutine directly costs nothing",
     "T21") {
  Loop *loop = loop_new(clock_virtual());
  run(loop, level, &(Level){2, true});
  expect_notes("0 in 4, 1 in 5, 2 in 6");
  loop_free(loop);
  loop = loop_new(clock_virtual());
  run(loop, level, &(Level){2, false});
  expect_notes("0 in 2, 1 in 2, 2 in 2");
  loop_free(loop);
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

TEST(the_current_task,
     "current_task() is the task whose step runs, also in what it delegates "
     "to; in a plain callback there is none",
     "T22") {
  Loop *loop = loop_new(clock_virtual());
  Task *a = start(loop, outer, "inner again");
  start(loop, outer, "inner again");
  loop_call_soon(loop, says_task, "callback");
  future_add_done_callback(&a->future, says_task_when_done, "done callback");
  ck_assert_ptr_null(current_task(loop));
  for (int i = 0; i < 3; i++)
    run_once(loop);
  expect_notes("inner: Task-1, inner: Task-2, callback: None, "
               "inner again: Task-1, inner again: Task-2, "
               "done callback: None");
  ck_assert_ptr_null(current_task(loop));
  loop_free(loop);
}

// -- sleep ------------------------------------------------------------------

// async def naps(seconds): r = await asyncio.sleep(seconds, "rested")
static Outcome naps(Coroutine *self, void *arg) {
  double seconds = *(double *)arg;
  Value r = TRY(sleep_for_result(self, seconds, value_str("rested")));
  Loop *loop = loop_running();
  note("%s at %g in %u", str(r), loop_time(loop), loop_iteration(loop));
  return returned(r);
}

TEST(sleeping_no_time_is_one_iteration,
     "sleep_for() of zero or less gives the others one iteration, without a "
     "timer",
     "T23") {
  double zero = 0, negative = -5;
  Loop *loop = loop_new(clock_virtual());
  start(loop, naps, &zero);
  start(loop, naps, &negative);
  loop_call_soon(loop, says, "other");
  run_once(loop);
  run_once(loop);
  expect_notes("other in 1, rested at 0 in 2, rested at 0 in 2");
  loop_free(loop);
}

TEST(a_sleeper_wakes_one_iteration_after_its_timer,
     "A sleeping task's timer sets a future when it is due; the task goes on "
     "one iteration later, at the same time",
     "T24") {
  double seconds = 1.5;
  Loop *loop = loop_new(clock_virtual());
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
  loop_free(loop);
}

TEST(a_callback_goes_before_a_sleeper,
     "A callback for the same moment runs before the task that slept until "
     "then, in whatever order they began",
     "T25") {
  double seconds = 1;
  Loop *loop = loop_new(clock_virtual());
  start(loop, naps, &seconds);
  run_once(loop);
  loop_call_later(loop, 1, says, "callback");
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_notes("callback in 2, rested at 1 in 3");
  loop_free(loop);
}

TEST(sleepers_overlap,
     "Tasks sleep at the same time: together they take as long as the longest, "
     "and wake by their deadlines",
     "T24") {
  double three = 3, one = 1, two = 2;
  Loop *loop = loop_new(clock_virtual());
  start(loop, naps, &three);
  start(loop, naps, &one);
  start(loop, naps, &two);
  loop_call_later(loop, 10, stop, NULL);
  loop_run_forever(loop);
  expect_notes("rested at 1 in 3, rested at 2 in 5, "
               "rested at 3 in 7");
  loop_free(loop);
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

// -- run until complete -----------------------------------------------------

static Outcome returns_late(Coroutine *self, void *arg) {
  TRY(coroutine_yield(self, value_none()));
  return returned(value_str(arg));
}

TEST(run_until_complete_is_worth_the_result,
     "run_until_complete() returns the result, or raises the error, of the "
     "task or future",
     "T26") {
  Error error = raised(ValueError, "spam").error;
  Error cancelled = raised(CancelledError, "enough").error;
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, returns_late, "hello"), "return 'hello'");
  expect(run(loop, fails, &error), "raise ValueError: spam");
  expect(run(loop, fails, &cancelled), "raise CancelledError: enough");
  Future *f = future_new(loop);
  loop_call_later(loop, 1, deliver, f);
  expect(loop_run_until_complete(loop, f), "return 42");
  future_free(f);
  loop_free(loop);
}

static void says_again(Loop *loop, void *arg) {
  says(loop, arg);
  loop_call_soon(loop, says, "what it schedules");
}

static Outcome schedules(Coroutine *self, void *arg) {
  (void)self;
  loop_call_soon(loop_running(), says_again, arg);
  return returned(value_none());
}

TEST(run_until_complete_stops_by_a_callback,
     "The loop stops one iteration after the future is done: what is ready "
     "then runs, what that schedules stays queued",
     "T27") {
  Loop *loop = loop_new(clock_virtual());
  run(loop, schedules, "next");
  ck_assert_uint_eq(loop_iteration(loop), 2);
  expect_notes("next in 2");
  run_once(loop);
  expect_notes("what it schedules in 3");
  loop_free(loop);
}

static Outcome sleeps_long(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 1000);
  note("long sleep over: %s", outcome_repr(o));
  return o;
}

TEST(run_until_complete_waits_for_one,
     "run_until_complete() waits for one future; other tasks stay suspended "
     "where they are",
     "T27") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Task *background = start(loop, sleeps_long, NULL);
  expect(run(loop, returns_late, "main"), "return 'main'");
  ck_assert(loop_time(loop) == 0);
  ck_assert(!future_done(&background->future));
  expect_notes("");
  loop_free(loop);
}

TEST(a_done_future_still_runs_one_iteration,
     "run_until_complete() of a done future runs one iteration: the callback "
     "that stops the loop is scheduled like any other",
     "T28") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  loop_call_soon(loop, says, "ready");
  expect(loop_run_until_complete(loop, f), "return 42");
  ck_assert_uint_eq(loop_iteration(loop), 1);
  expect_notes("ready in 1");
  future_free(f);
  loop_free(loop);
}

static Outcome stops_early(Coroutine *self, void *arg) {
  loop_stop(loop_running());
  return sleep_for_result(self, 1, value_str(arg));
}

TEST(stopped_before_it_was_done,
     "If the loop is stopped before the future is done that is a RuntimeError; "
     "the task stays pending and can be run on",
     "T29") {
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, stops_early, "late");
  expect(loop_run_until_complete(loop, &task->future),
         "raise RuntimeError: Event loop stopped before Future completed.");
  ck_assert(!future_done(&task->future));
  expect(loop_run_until_complete(loop, &task->future), "return 'late'");
  loop_free(loop);
}

static void interrupt(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(KeyboardInterrupt, "").error);
}

TEST(an_orphan_does_not_stop_the_loop,
     "When run_until_complete() is left by an error, the future no longer "
     "stops the loop when it is done",
     "T30") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  loop_call_soon(loop, interrupt, NULL);
  expect(loop_run_until_complete(loop, f), "raise KeyboardInterrupt");
  loop_call_later(loop, 1, deliver, f);
  loop_call_later(loop, 2, says, "still running");
  loop_call_later(loop, 3, stop, NULL);
  loop_run_forever(loop);
  expect_notes("still running in 3");
  future_free(f);
  loop_free(loop);
}

static void runs_nested(Loop *loop, void *arg) {
  note("%s", outcome_repr(loop_run_until_complete(loop, arg)));
}

TEST(no_loop_within_a_loop,
     "run_until_complete() inside a running loop is a RuntimeError, and the "
     "loop goes on undisturbed, even if the future is done",
     "T26 L30") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  future_set_result(f, value_int(42));
  loop_call_soon(loop, runs_nested, f);
  loop_call_later(loop, 1, says, "still running");
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_notes("RuntimeError: This event loop is already running, "
               "still running in 2");
  future_free(f);
  loop_free(loop);
}

// -- a closed loop ----------------------------------------------------------

TEST(a_closed_loop_takes_no_tasks,
     "On a closed loop, or without one, no task is made; the coroutine is "
     "closed, and its body never runs",
     "T31 L34") {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  loop_close(loop);
  ck_assert_ptr_null(start(loop, speaks, "never"));
  ck_assert_ptr_null(ensure_future(loop, coroutine_new(speaks, "never")));
  ck_assert_ptr_null(ensure_future(NULL, coroutine_new(speaks, "never")));
  expect(loop_run_until_complete(loop, f),
         "raise RuntimeError: Event loop is closed");
  ck_assert_uint_eq(stack_count(), 0);
  expect_notes("");
  future_free(f);
  loop_free(loop);
}

static Outcome parent_without_loop(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(speaks, arg));
  return await(self, &task->future);
}

TEST(ensure_future_finds_the_running_loop,
     "Without a loop, ensure_future() takes the one that runs", "T01") {
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, parent_without_loop, "A"), "return 'A'");
  loop_free(loop);
}

// -- what the loop reports --------------------------------------------------

// async def tidies(): try: await sleep(1000) / finally: note("finally")
static Outcome tidies(Coroutine *self, void *arg) {
  Outcome o = sleep_for(self, 1000);
  note("%s finally", (const char *)arg);
  return ended(o);
}

TEST(pending_tasks_are_reported_at_close,
     "loop_close() reports each task that is still pending, with its name and "
     "what it waits for, and closes its coroutine: its finally runs",
     "T32") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  start(loop, tidies, "first");
  Task *second = start(loop, tidies, "second");
  start(loop, waits_silently, second);
  run_once(loop);
  loop_close(loop);
  expect_notes("Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-1' coro=<tidies()> "
               "wait_for=<Future pending>>, first finally, "
               "Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-2' coro=<tidies()> "
               "wait_for=<Future pending>>, second finally, "
               "Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-3' coro=<waits_silently()> "
               "wait_for=Task-2>");
  ck_assert_uint_eq(stack_count(), 0);
  loop_free(loop);
}

static void forget_an_error(void) {
  Error error = raised(ValueError, "unseen").error;
  Loop *loop = loop_new(clock_virtual());
  start(loop, fails, &error);
  run_once(loop);
  loop_free(loop); // the task goes with its loop
}

TEST(a_failed_task_nobody_asked_is_reported,
     "A failed task that goes without anybody having asked is reported",
     "T32 T04") {
  ck_assert_str_eq(output_of(forget_an_error, NULL),
                   "Task exception was never retrieved\n"
                   "ValueError: unseen\n");
}

TEST(an_awaiter_takes_the_report_away,
     "A task whose error was raised at somebody's await is not reported",
     "T32 F17") {
  Error error = raised(ValueError, "seen").error;
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Task *task = start(loop, fails, &error);
  expect(run(loop, waits_silently, task), "raise ValueError: seen");
  loop_free(loop);
  expect_notes("");
}

static void deadlock(void) {
  Loop *loop = loop_new(clock_virtual());
  Future *f = future_new(loop);
  Task *a = start(loop, waits_silently, f);
  Task *b = start(loop, waits_silently, a);
  Outcome o = loop_run_until_complete(loop, &b->future);
  print("%s", outcome_repr(o));
}

TEST(a_deadlock_says_who_waits_for_what,
     "A loop that nothing can wake any more says which task waits for what, "
     "and raises",
     "T26") {
  const char *output = output_of(deadlock, NULL);
  static const char *const parts[] = {
      "This event loop can never be woken again: iteration ",
      "Task-1' coro=<waits_silently()> wait_for=<Future pending>>",
      "Task-2' coro=<waits_silently()> wait_for=Task-1>",
      "RuntimeError: nothing can ever wake this event loop again"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    ck_assert_msg(strstr(output, parts[i]), "\"%s\" is missing in:\n%s",
                  parts[i], output);
}

// -- who owns a task --------------------------------------------------------

static Outcome spawner(Coroutine *self, void *arg) {
  for (int i = 0; i < *(int *)arg; i++) {
    task_free(start(loop_running(), quick, NULL));
    TRY(sleep_for(self, 0.001));
    ck_assert_uint_le(stack_count(), 2);
  }
  return returned(value_none());
}

static int futures_of(Loop *loop) {
  int n = 0;
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    n++;
  return n;
}

TEST(detached_tasks_leave_nothing_behind,
     "A task that is given back when it is made goes when it is done: twenty "
     "thousand, one after the other, need the memory of one",
     "") {
  untraced();
  int many = 20000;
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, spawner, &many), "return None");
  ck_assert_int_eq(futures_of(loop), 1); // the spawner's
  ck_assert_uint_eq(stack_count(), 0);
  loop_free(loop);
}

TEST(a_task_nobody_frees_lives_with_its_loop,
     "The result of ensure_future() may be ignored: the task runs, and goes "
     "with its loop",
     "") {
  Loop *loop = loop_new(clock_virtual());
  ensure_future(loop, coroutine_new(speaks, "A"));
  run_once(loop);
  expect_notes("A in 1");
  ck_assert_int_eq(futures_of(loop), 1);
  loop_free(loop);
}

TEST(a_freed_task_runs_on,
     "Giving a task back does not stop it: it sleeps, wakes and ends as if it "
     "were held",
     "") {
  double one = 1;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, naps, &one);
  run_once(loop);
  task_free(task);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_notes("rested at 1 in 3");
  ck_assert_int_eq(futures_of(loop), 0);
  loop_free(loop);
}

TEST(an_awaiter_keeps_a_task,
     "A task that its maker has given back stays until those who await it have "
     "its result",
     "T20") {
  double one = 1;
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, naps, &one);
  Wait a = {"A", &task->future}, b = {"B", &task->future};
  start(loop, waits, &a);
  start(loop, waits, &b);
  run_once(loop);
  task_free(task);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_notes("rested at 1 in 3, A has 'rested' in 4, "
               "B has 'rested' in 4");
  ck_assert_int_eq(futures_of(loop), 2); // the awaiters'
  loop_free(loop);
}

static Outcome frees_its_task(Coroutine *self, void *arg) {
  (void)arg;
  task_free(current_task(loop_running()));
  TRY(sleep_for(self, 1));
  return returned(value_none());
}

TEST(a_task_may_give_itself_back,
     "A task may give itself back while it runs; it goes when it is done", "") {
  Loop *loop = loop_new(clock_virtual());
  start(loop, frees_its_task, NULL);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  ck_assert_int_eq(futures_of(loop), 0);
  loop_free(loop);
}

TEST(loop_free_takes_everything_along,
     "loop_free() ends what is pending: unstarted, sleeping, waiting for each "
     "other, given back or not, on closed timers and futures",
     "T32") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = future_new(loop);
  Task *a = start(loop, tidies, "a");
  task_free(start(loop, tidies, "b"));
  start(loop, waits_silently, f);
  task_free(start(loop, waits_silently, a));
  future_free(f);
  run_once(loop);
  start(loop, speaks, "unstarted");
  loop_call_later(loop, 1, says, "never");
  loop_free(loop);
  const char *notes = notes_taken();
  expect_in(notes, "a finally");
  expect_in(notes, "b finally");
  ck_assert_ptr_null(strstr(notes, "unstarted in"));
}

static void count_report(Loop *loop, const char *message, Error error,
                         void *arg) {
  (void)loop, (void)error;
  *(int *)arg += strstr(message, "it is pending!") != NULL;
}

TEST(many_pending_tasks_close,
     "A loop may close over thousands of pending tasks: each is reported, and "
     "gives its stack back",
     "T32") {
  untraced();
  int reports = 0;
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, count_report, &reports);
  for (int i = 0; i < 5000; i++)
    start(loop, waits_silently, future_new(loop));
  run_once(loop);
  ck_assert_uint_eq(stack_count(), 5000);
  loop_close(loop);
  ck_assert_int_eq(reports, 5000);
  ck_assert_uint_eq(stack_count(), 0);
  loop_free(loop);
}

static Outcome ignores_exit(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_yield(self, value_none());
  coroutine_yield(self, value_none()); // in spite of GeneratorExit
  print("never");
  return returned(value_none());
}

static void close_over_ignorer(void) {
  Loop *loop = loop_new(clock_virtual());
  start(loop, ignores_exit, NULL);
  run_once(loop);
  loop_free(loop);
}

TEST(a_task_cannot_refuse_the_end,
     "A pending task that waits on when its loop closes loses its stack, and "
     "is named",
     "T32") {
  int status;
  const char *output = output_of(close_over_ignorer, &status);
  ck_assert_msg(strstr(output, "Exception ignored in: ignores_exit()"), "%s",
                output);
  ck_assert_msg(strstr(output, "never") == NULL, "%s", output);
  ck_assert_int_eq(status, 0);
}

static Outcome waits_for_it(Coroutine *self, void *future) {
  return await(self, future);
}

TEST(a_future_ignores_what_is_sent,
     "A value sent to a body that awaits a future is of no use to it: only "
     "next() is asked",
     "F15 Y06") {
  Loop *loop = loop_new(clock_virtual());
  Future *future = future_new(loop);
  Coroutine *c = coroutine_new(waits_for_it, future);
  ck_assert_int_eq(coroutine_next(c).how, YIELDED);
  expect(coroutine_send(c, value_int(7)),
         "raise RuntimeError: await wasn't used with future");
  coroutine_free(c);
  future->awaited = false; // as a task would have noticed it
  c = coroutine_new(waits_for_it, future);
  ck_assert_int_eq(coroutine_next(c).how, YIELDED);
  future_set_result(future, value_int(3));
  expect(coroutine_send(c, value_int(7)), "return 3");
  coroutine_free(c);
  future_free(future);
  loop_free(loop);
}
