// "Where do the errors go?", in the end: a loop that closes reports each task
// that is still pending, and closes its coroutine, so that its finally runs.
// (Row T32.)
#include "05-tasks/test_tasks.h"
#include "stack.h"

// async def tidies(name): try: await sleep(1000) / finally: note("finally")
static Outcome tidies(Coroutine *self, void *name) {
  Outcome o = sleep_for(self, 1000);
  note("%s finally", (const char *)name);
  return ended(o);
}

LOOP_TEST(pending_tasks_are_reported_at_close,
          "loop_close() reports each task that is still pending, with its "
          "name and what it waits for, and closes its coroutine: its finally "
          "runs",
          "T32") {
  loop_set_exception_handler(loop, note_report, NULL);
  start(loop, tidies, "first");
  Task *second = start(loop, tidies, "second");
  started(loop, awaits, second);
  loop_close(loop);
  expect_notes("Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-1' coro=<tidies()> "
               "wait_for=<Future pending>>, first finally, "
               "Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-2' coro=<tidies()> "
               "wait_for=<Future pending>>, second finally, "
               "Task was destroyed but it is pending!\n"
               "task: <Task pending name='Task-3' coro=<awaits()> "
               "wait_for=Task-2>");
  ck_assert_uint_eq(stack_count(), 0);
}

static Outcome notes_its_end(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("closed by %s", outcome_repr(o));
  return o;
}

static void no_report(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)context, (void)loop, (void)arg;
}

FUTURE_TEST(cancelled_but_never_run,
            "A task whose cancellation is still on its way when the loop "
            "closes is closed like any pending one",
            "T32") {
  loop_set_exception_handler(loop, no_report, NULL);
  Task *task = started(loop, notes_its_end, f);
  task_cancel(task);
  loop_close(loop);
  expect_notes("closed by GeneratorExit");
  ck_assert_uint_eq(stack_count(), 0);
}

TEST(loop_free_takes_everything_along,
     "loop_free() ends what is pending: unstarted, sleeping, waiting for each "
     "other, given back or not, on closed timers and futures",
     "T32") {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, no_report, NULL);
  Future *f = future_new(loop);
  Task *a = start(loop, tidies, "a");
  task_free(start(loop, tidies, "b"));
  start(loop, awaits, f);
  task_free(start(loop, awaits, a));
  future_free(f);
  run_iteration(loop);
  start(loop, speaks, "unstarted");
  loop_call_later(loop, 1, say_iteration, "never");
  loop_free(loop);
  expect_notes("a finally, b finally");
}

static void count_report(Loop *loop, const ExceptionContext *context,
                         void *arg) {
  (void)loop;
  *(int *)arg += strstr(context->message, "it is pending!") != NULL;
}

LOOP_TEST(many_pending_tasks_close,
          "A loop may close over thousands of pending tasks: each is "
          "reported, and gives its stack back",
          "T32") {
  untraced();
  int reports = 0;
  loop_set_exception_handler(loop, count_report, &reports);
  for (int i = 0; i < 2000; i++)
    start(loop, awaits, future_new(loop));
  run_iteration(loop);
  ck_assert_uint_eq(stack_count(), 2000);
  loop_close(loop);
  ck_assert_int_eq(reports, 2000);
  ck_assert_uint_eq(stack_count(), 0);
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
  started(loop, ignores_exit, NULL);
  loop_free(loop);
}

TEST(a_task_cannot_refuse_the_end,
     "A pending task that waits on when its loop closes loses its stack, and "
     "is named",
     "T32") {
  int status;
  const char *output = output_of(close_over_ignorer, &status);
  expect_in(output, "Exception ignored in: ignores_exit()");
  ck_assert_msg(strstr(output, "never") == NULL, "%s", output);
  expect_status(status, 0, output);
}

// -- while somebody resumes a task's coroutine by hand ------------------------

// async def closes(loop): loop.close()
static Outcome closes(Coroutine *self, void *loop) {
  (void)self;
  note("close: %s", outcome_repr(loop_close(loop)));
  return returned(value_str("goes on"));
}

LOOP_TEST(a_loop_closes_over_a_coroutine_that_runs,
          "A task's coroutine that somebody resumes by hand may close the "
          "loop: it goes on, and he who has resumed it frees it",
          "T32") {
  loop_set_exception_handler(loop, no_report, NULL);
  Coroutine *c = start(loop, closes, loop)->coroutine;
  expect(coroutine_next(c), "return 'goes on'");
  expect_notes("close: None");
  coroutine_free(c);
}

// async def steps(loop): run the loop, which steps our task
static Outcome steps(Coroutine *self, void *loop) {
  (void)self;
  run_iteration(loop);
  return returned(value_str("goes on"));
}

LOOP_TEST(a_step_of_a_coroutine_that_runs,
          "A task whose coroutine runs when it is stepped ends with that "
          "ValueError; he who has resumed the coroutine frees it",
          "Y34") {
  Task *task = start(loop, steps, loop);
  Coroutine *c = task->coroutine;
  expect(coroutine_next(c), "return 'goes on'");
  expect(future_result(&task->future),
         "raise ValueError: generator already executing");
  coroutine_free(c);
}

// async def gives_itself(loop): create_task(me); yield; note("task")
static Outcome gives_itself(Coroutine *self, void *loop) {
  note("%s", loop_create_task(loop, self) ? "given" : "not given");
  TRY(coroutine_yield(self, value_none()));
  return speaks(self, "stepped");
}

LOOP_TEST(a_coroutine_that_runs_is_given_to_a_task,
          "A coroutine may give itself to a task, which goes on with it when "
          "it has yielded; a closed loop does not take it",
          "T32") {
  expect(coroutine_next(coroutine_new(gives_itself, loop)), "yield None");
  run_iteration(loop);
  loop_close(loop);
  Coroutine *c = coroutine_new(gives_itself, loop);
  expect(coroutine_next(c), "yield None");
  coroutine_free(c);
  expect_notes("given, stepped in 1, not given");
}
