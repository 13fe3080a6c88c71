// "What happens to the other nine?" In a group they are asked to stop, and
// nobody leaves before all are done. (Rows K01 to K06, K08, K09.)
#include "06-together/test_group.h"

LOOP_TEST(nobody_leaves_before_all_are_done,
          "The end of the block waits for all children; their results stay "
          "on the tasks",
          "K01") {
  Family family = {
      .jobs = {{.name = "a", .takes = 2}, {.name = "b", .takes = 1}}};
  expect(run(loop, parent, &family), "return None");
  expect_notes("a starts@0, b starts@0, b ends@1, a ends@2, left None@2, "
               "cancelling 0");
  expect(future_result(&family.tasks[0]->future), "return 'a'");
  ck_assert_int_eq(futures_of(loop), 3); // the tasks
}

LOOP_TEST(a_group_of_nobody, "A group without children does not wait", "K01") {
  Family family = {.block = 1};
  expect(run(loop, parent, &family), "return None");
  expect_notes("block None@1, left None@1, cancelling 0");
  ck_assert_uint_eq(loop_iteration(loop), 4);
}

LOOP_TEST(a_child_fails_while_the_block_waits,
          "When a child fails, the other children and the block are cancelled "
          "at once; when all are done, the error leaves in an ExceptionGroup, "
          "and the parent's request is taken back",
          "K02 K03 K04") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = ValueError},
                            {.name = "b", .takes = 9},
                            {.name = "c", .takes = 9, .tidies = 1}},
                   .block = 9};
  expect(run(loop, parent, &family), ONE_ERROR);
  expect_notes("a starts@0, b starts@0, c starts@0, a ends@1, b cancelled@1, "
               "c cancelled@1, block CancelledError@1, left " ONE_ERROR_TEXT
               "@2, cancelling 0, except ValueError: a");
}

LOOP_TEST(a_child_fails_while_the_parent_waits,
          "When a child fails and the parent waits at the end of the block, "
          "the request to it is taken back, too: later timeouts work",
          "K04") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = ValueError},
                            {.name = "b", .takes = 9}},
                   .after = 1};
  expect(run(loop, parent, &family), "raise TimeoutError");
  expect_notes("a starts@0, b starts@0, a ends@1, b cancelled@1, "
               "left " ONE_ERROR_TEXT "@1, cancelling 0, except ValueError: a");
}

LOOP_TEST(errors_stand_in_the_order_in_which_they_came,
          "Errors of children stand in the order of their ends, and all of "
          "them leave together",
          "K02") {
  Family family = {
      .jobs = {{.name = "a", .takes = 9, .tidies = 2, .breaks_by = KeyError},
               {.name = "b", .takes = 1, .error = ValueError},
               {.name = "c", .takes = 9, .breaks_by = TypeError}}};
  expect(run(loop, parent, &family),
         "raise ExceptionGroup: unhandled errors in a TaskGroup (3 "
         "sub-exceptions)");
  const char *notes = notes_taken();
  expect_in(notes, "except ValueError: b, except TypeError: c, "
                   "except KeyError: a");
  ck_assert_ptr_null(family.group.errors); // it was released
  ck_assert_uint_eq(family.group.error_count, 0);
}

LOOP_TEST(the_last_child_fails_at_the_end,
          "A child may fail when it is the last one: the parent is asked and "
          "woken at once, and hears of the error only",
          "K02 K04") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = ValueError}}};
  expect(run(loop, parent, &family), ONE_ERROR);
  expect_notes("a starts@0, a ends@1, left " ONE_ERROR_TEXT
               "@1, cancelling 0, except ValueError: a");
}

LOOP_TEST(a_child_that_is_cancelled_is_no_failure,
          "A child that somebody cancels just ends; the group goes on", "K05") {
  Family family = {
      .jobs = {{.name = "a", .takes = 2}, {.name = "b", .takes = 9}}};
  Task *task = started(loop, parent, &family);
  loop_call_later(loop, 1, cancels, family.tasks[1]);
  expect_result(loop, &task->future, "None");
  expect_notes("a starts@0, b starts@0, b cancelled@1, a ends@2, left None@2, "
               "cancelling 0");
}

LOOP_TEST(the_block_fails,
          "When the block fails the children are cancelled and waited for; "
          "its error leaves in an ExceptionGroup, behind those of the "
          "children",
          "K06") {
  Family family = {.jobs = {{.name = "a", .takes = 9, .tidies = 1},
                            {.name = "b", .takes = 9, .breaks_by = KeyError}},
                   .block = 1,
                   .fails = LookupError};
  expect(run(loop, parent, &family),
         "raise ExceptionGroup: unhandled errors in a TaskGroup (2 "
         "sub-exceptions)");
  expect_notes("a starts@0, b starts@0, block None@1, a cancelled@1, "
               "b cancelled@1, left ExceptionGroup: unhandled errors in a "
               "TaskGroup (2 sub-exceptions)@2, cancelling 0, except "
               "KeyError: b, except LookupError: block");
}

LOOP_TEST(a_block_that_returns,
          "The value of the block is that of the whole when nobody fails",
          "K01") {
  Family family = {.jobs = {{.name = "a", .takes = 1}}, .returns = "value"};
  expect(run(loop, parent, &family), "return 'value'");
}

static Outcome exits(Coroutine *self, void *error) {
  (void)self;
  return raised_error(*(Error *)error);
}

static Outcome parent_of_one_who_exits(Coroutine *self, void *error) {
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(exits, error));
  Outcome o = task_group_exit(&group, self, sleep_for(self, 9));
  note("left %s", outcome_repr(o));
  task_group_release(&group);
  return o;
}

LOOP_TEST(exits_go_before_all_other_errors,
          "SystemExit and KeyboardInterrupt leave the loop as ever, and leave "
          "the group as they are",
          "K02") {
  Error exit = raised(SystemExit, "now").error;
  Task *task = start(loop, parent_of_one_who_exits, &exit);
  expect(loop_run_until_complete(loop, &task->future), "raise SystemExit: now");
  expect(loop_run_until_complete(loop, &task->future), "raise SystemExit: now");
  expect_notes("left SystemExit: now");
}

static Outcome exits_when_cancelled(Coroutine *self, void *arg) {
  (void)arg;
  sleep_for(self, 9);
  return raised(KeyboardInterrupt, "later");
}

static Outcome parent_of_two_who_exit(Coroutine *self, void *error) {
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(exits_when_cancelled, NULL));
  Outcome o = sleep_for(self, 0);
  task_group_create_task(&group, coroutine_new(exits, error));
  o = task_group_exit(&group, self, o);
  task_group_release(&group);
  return o;
}

LOOP_TEST(the_first_exit_leaves,
          "Of several exits the first one leaves the group", "K02") {
  Error exit = raised(SystemExit, "now").error;
  Task *task = start(loop, parent_of_two_who_exit, &exit);
  const char *ends[] = {"raise SystemExit: now",
                        "raise KeyboardInterrupt: later",
                        "raise SystemExit: now"};
  for (int i = 0; i < 3; i++)
    expect(loop_run_until_complete(loop, &task->future), ends[i]);
}

LOOP_TEST(an_exit_of_the_block,
          "A SystemExit of the block stops the children, and leaves as it is",
          "K06") {
  Family family = {.jobs = {{.name = "a", .takes = 9, .breaks_by = KeyError}},
                   .block = 1,
                   .fails = SystemExit};
  expect(run(loop, parent, &family), "raise SystemExit: block");
}

LOOP_TEST(a_group_of_what_is_no_exception,
          "When not all errors are Exceptions they leave in a "
          "BaseExceptionGroup",
          "K02") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = GeneratorExit}}};
  expect(run(loop, parent, &family),
         "raise BaseExceptionGroup: unhandled errors in a TaskGroup (1 "
         "sub-exception)");
  Family mixed = {
      .jobs = {{.name = "a", .takes = 1, .error = ValueError},
               {.name = "b", .takes = 9, .breaks_by = GeneratorExit}}};
  expect(run(loop, parent, &mixed),
         "raise BaseExceptionGroup: unhandled errors in a TaskGroup (2 "
         "sub-exceptions)");
}

// -- who may come -------------------------------------------------------------

static Outcome latecomer(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  note("it runs");
  return returned(value_none());
}

static void note_whether_open(TaskGroup *group) {
  Task *task = task_group_create_task(group, coroutine_new(latecomer, NULL));
  note("%s, %s", task ? "a task" : "no task",
       outcome_repr(task_group_check(group)));
}

static Outcome leaves_a_callback(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  Task *task = task_group_create_task(&group, coroutine_new(latecomer, NULL));
  Outcome o = sleep_for(self, 1);
  future_add_done_callback(&task->future, done, "later");
  o = task_group_exit(&group, self, o);
  task_group_release(&group);
  return o;
}

LOOP_TEST(callbacks_of_others_stay,
          "A group that has come to its end takes its own callbacks out of "
          "its children, and leaves those of others alone",
          "") {
  expect(run(loop, leaves_a_callback, NULL), "return None");
  expect_notes("it runs, later in 6: None");
}

static Outcome tries_to_create(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  Error error = raised(ValueError, "early").error;
  (void)arg;
  note_whether_open(&group);
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(fails, &error));
  note("%s", outcome_repr(task_group_enter(&group)));
  Outcome o = sleep_for(self, 1);
  note_whether_open(&group);
  task_group_exit(&group, self, o);
  note_whether_open(&group);
  note("%s", outcome_repr(task_group_exit(&group, self, o)));
  task_group_release(&group);
  return returned(value_none());
}

LOOP_TEST(not_at_any_time,
          "Tasks can be created from the entry until all are done or were "
          "asked to stop; at other times the coroutine is closed unrun",
          "K08") {
  expect(run(loop, tries_to_create, NULL), "return None");
  expect_notes(
      "no task, RuntimeError: TaskGroup <TaskGroup> has not been entered, "
      "RuntimeError: TaskGroup <TaskGroup tasks=1 entered> has been already "
      "entered, "
      "no task, RuntimeError: TaskGroup <TaskGroup errors=1 cancelling> is "
      "shutting down, "
      "no task, RuntimeError: TaskGroup <TaskGroup errors=1 cancelling> is "
      "finished, "
      "RuntimeError: TaskGroup <TaskGroup errors=1 cancelling> is finished");
}

static void enters_in_a_callback(Loop *loop, void *group) {
  (void)loop;
  note("%s", outcome_repr(task_group_enter(group)));
}

LOOP_TEST(a_group_needs_a_parent,
          "A group outside of a task is a RuntimeError, and so is one without "
          "a loop that runs; who has not entered it cannot leave it",
          "K08") {
  TaskGroup group = {0};
  loop_call_soon(loop, enters_in_a_callback, &group);
  run_iteration(loop);
  expect_notes("RuntimeError: TaskGroup <TaskGroup entered> cannot determine "
               "the parent task");
  expect(task_group_enter(&group), "raise RuntimeError: no running event loop");
  expect(task_group_exit(&group, NULL, returned(value_none())),
         "raise RuntimeError: TaskGroup <TaskGroup> has not been entered");
}

typedef struct Line {
  TaskGroup *group;
  int left;
} Line;

// A child that has children of its own, in the same group.
static Outcome begets(Coroutine *self, void *arg) {
  Line *line = arg;
  TRY(sleep_for(self, 1));
  note("%d@%g, %s", line->left, now(),
       outcome_repr(task_group_check(line->group)));
  if (line->left-- > 0)
    task_group_create_task(line->group, coroutine_new(begets, line));
  return returned(value_none());
}

static Outcome founder(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  Line *line = arg;
  line->group = &group;
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(begets, line));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  task_group_release(&group);
  return o;
}

LOOP_TEST(children_may_have_siblings,
          "A child may create siblings while the parent waits at the end of "
          "the block: they are waited for, too",
          "K09") {
  Line line = {.left = 2};
  expect(run(loop, founder, &line), "return None");
  expect_notes("2@1, None, 1@2, None, 0@3, None");
  ck_assert(loop_time(loop) == 3);
}
