// "What happens to the other nine?" when it is the parent who is cancelled. And
// what a group needs lives as long as it does. (Rows K03, K04, K07.)
#include "06-together/test_group.h"

LOOP_TEST(the_parent_is_cancelled,
          "When the parent is cancelled from outside, the children are "
          "cancelled and waited for, and it ends with CancelledError",
          "K07") {
  double blocks[] = {0, 9};
  for (int i = 0; i < 2; i++) {
    double began = loop_time(loop);
    Family family = {.jobs = {{.name = "a", .takes = 9, .tidies = 2},
                              {.name = "b", .takes = 9}},
                     .block = blocks[i]};
    Task *task = start(loop, parent, &family);
    loop_call_later(loop, 1, cancels, task);
    expect_result(loop, &task->future, "CancelledError");
    ck_assert(future_cancelled(&task->future));
    ck_assert(loop_time(loop) == began + 3);
    expect_in(notes_taken(), "left CancelledError");
  }
}

LOOP_TEST(a_child_fails_while_all_are_cancelled,
          "When the parent is cancelled from outside and a child fails "
          "meanwhile, the ExceptionGroup wins; the request stays counted",
          "K07") {
  Family family = {.jobs = {{.name = "a", .takes = 9, .breaks_by = KeyError}}};
  Task *task = start(loop, parent, &family);
  loop_call_later(loop, 1, cancels, task);
  expect_result(loop, &task->future, ONE_ERROR_TEXT);
  expect_notes("a starts@0, a cancelled@1, left " ONE_ERROR_TEXT
               "@1, cancelling 1, except KeyError: a");
}

LOOP_TEST(the_parent_is_cancelled_while_all_tidy_up,
          "A parent that is cancelled once more, while its children tidy up, "
          "still waits for them",
          "K07") {
  Family family = {.jobs = {{.name = "a", .takes = 9, .tidies = 5}}};
  Task *task = start(loop, parent, &family);
  loop_call_later(loop, 1, cancels, task);
  loop_call_later(loop, 2, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  expect_notes(
      "a starts@0, a cancelled@1, left CancelledError@6, cancelling 2");
}

LOOP_TEST(a_child_fails_and_somebody_cancels,
          "When a child fails and somebody else cancels the parent too, the "
          "errors leave, and one request stays counted",
          "K07 K04") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = KeyError},
                            {.name = "b", .takes = 9, .tidies = 2}}};
  Task *task = start(loop, parent, &family);
  loop_call_later(loop, 2, cancels, task);
  expect_result(loop, &task->future, ONE_ERROR_TEXT);
  expect_in(notes_taken(), "@3, cancelling 1");
}

LOOP_TEST(children_are_asked_in_order,
          "The group asks its children in the order in which they were made",
          "K03") {
  Family family = {.jobs = {{.name = "a", .takes = 9},
                            {.name = "b", .takes = 1, .error = ValueError},
                            {.name = "c", .takes = 9}}};
  expect(run(loop, parent, &family), ONE_ERROR);
  expect_in(notes_taken(), "b ends@1, a cancelled@1, c cancelled@1");
}

// -- who lives how long -------------------------------------------------------

enum { MANY = 1000 };

static Outcome blinks(Coroutine *self, void *arg) {
  (void)arg;
  return sleep_for(self, 0);
}

static size_t most_room;

// A parent that has one child after the other, for long.
static Outcome serves(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  Outcome o = task_group_enter(&group);
  (void)arg;
  for (int i = 0; i < MANY && o.how == RETURNED; i++) {
    task_free(task_group_create_task(&group, coroutine_new(blinks, NULL)));
    o = sleep_for(self, 0);
  }
  most_room = group.task_room;
  o = task_group_exit(&group, self, o);
  task_group_release(&group);
  return o;
}

LOOP_TEST(a_group_may_last_for_ever,
          "A group that has one child after the other keeps what it needs for "
          "those that are not done, and no more",
          "") {
  untraced();
  expect(run(loop, serves, NULL), "return None");
  ck_assert_uint_lt(most_room, 20);
  ck_assert_int_lt(futures_of(loop), 5);
}

static Outcome has_many(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  (void)arg;
  for (int i = 0; i < MANY; i++)
    task_free(task_group_create_task(&group, coroutine_new(blinks, NULL)));
  Outcome o = task_group_exit(&group, self, raised(ValueError, "enough"));
  ck_assert_uint_eq(group.error_count, 1);
  task_group_release(&group);
  return o;
}

LOOP_TEST(a_group_may_have_many_children,
          "A thousand children at a time are asked and waited for", "") {
  untraced();
  expect(run(loop, has_many, NULL), ONE_ERROR);
}

TEST(a_loop_closes_under_a_group,
     "When the loop closes, the parent leaves its group at once, where "
     "it waits as well as in its block; nobody calls it back",
     "") {
  double blocks[] = {0, 9};
  for (int i = 0; i < 2; i++) {
    Loop *closing = loop_new(clock_virtual());
    Family family = {.jobs = {{.name = "a", .takes = 9}}, .block = blocks[i]};
    note_reports(closing);
    start(closing, parent, &family);
    run_iteration(closing);
    run_iteration(closing);
    loop_close(closing);
    expect_in(notes_taken(), "left GeneratorExit@0");
    ck_assert_ptr_null(family.group.tasks);
    loop_free(closing);
  }
}

// A parent whose block makes another error of the end of its loop.
static Outcome fails_at_the_end(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(blinks, NULL));
  sleep_for(self, 9);
  Outcome o = task_group_exit(&group, self, raised(KeyError, "k"));
  note("left %s", outcome_repr(o));
  task_group_release(&group);
  return returned(value_none()); // else stderr would hear of it
}

TEST(a_block_fails_when_its_loop_closes,
     "A parent whose block fails because the loop closes does not wait for "
     "its children: there is nobody who would resume it",
     "") {
  Loop *closing = loop_new(clock_virtual());
  note_reports(closing);
  started(closing, fails_at_the_end, NULL);
  loop_close(closing);
  expect_in(notes_taken(), "left " ONE_ERROR_TEXT);
  loop_free(closing);
}

// A parent whose block ends when four of its children are done, and have not
// told it yet, and a fifth one has come.
static Outcome leaves_too_early(Coroutine *self, void *arg) {
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  for (int i = 0; i < 4; i++)
    task_group_create_task(&group, coroutine_new(quick, NULL));
  sleep_for(self, 0);
  task_group_create_task(&group, coroutine_new(blinks, NULL));
  Outcome o = task_group_exit(&group, self, raised(GeneratorExit, ""));
  note("%s", outcome_repr(task_group_check(&group)));
  task_group_release(&group);
  return o;
}

LOOP_TEST(a_parent_may_be_gone_before_it_is_told,
          "A parent that leaves by GeneratorExit is not called back by "
          "children that are done and have not told it yet, though others "
          "have taken their places; its group is finished",
          "") {
  expect(run(loop, leaves_too_early, NULL), "raise GeneratorExit");
  expect_notes("RuntimeError: TaskGroup <TaskGroup cancelling> is finished");
}

// A task that resumes a parent by hand, and leaves it alone too early.
static Outcome abandons(Coroutine *self, void *family) {
  Coroutine *c = coroutine_new(parent, family);
  coroutine_next(c);
  Outcome o = sleep_for(self, 0);
  task_cancel(((Family *)family)->tasks[0]);
  coroutine_free(c);
  return o;
}

LOOP_TEST(a_parent_may_be_abandoned,
          "A parent that is closed by hand while it waits is not called back "
          "by children that are done later, or just now",
          "") {
  Family family = {.jobs = {{.name = "a", .takes = 9},
                            {.name = "b", .takes = 1, .error = ValueError}}};
  expect(run(loop, abandons, &family), "return None");
  run_until(loop, 3);
  expect_in(notes_taken(), "left GeneratorExit@0, cancelling 0, a cancelled@0, "
                           "b ends@1");
  future_exception(&family.tasks[1]->future);
}

LOOP_TEST(a_group_holds_its_parent,
          "The task that has entered a group may end before that, and be given "
          "back, when the block is resumed by hand: asking it does nothing",
          "") {
  Family family = {.jobs = {{.name = "a", .takes = 1, .error = ValueError}},
                   .block = 9};
  Coroutine *c = begun_by_hand(loop, parent, &family);
  run_until(loop, 2);
  ck_assert_int_eq(futures_of(loop), 3); // the task, the child, the sleep
  coroutine_free(c);
  ck_assert_int_eq(futures_of(loop), 2);
  expect_in(notes_taken(), "a ends@1, block GeneratorExit@0, "
                           "left GeneratorExit@0");
}

LOOP_TEST(an_error_from_outside_leaves_the_exit,
          "Who throws another error than a CancelledError at a task that waits "
          "for its children gets it back: it does not wait again",
          "") {
  Family family = {.jobs = {{.name = "a", .takes = 9}}};
  Task *task = started(loop, parent, &family);
  expect(coroutine_throw(task->coroutine, raised(ValueError, "hand").error),
         "raise ValueError: hand");
  note_reports(loop);
}
