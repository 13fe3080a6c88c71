// lib/record/actors.h: who is who in a record.
#include "record/actors.h"
#include "record/shared_memory.h"

#include "testing.h"

static const Type box_type = {.name = "Box"};
static Object box = {&box_type}, other = {&box_type};

static void work(void) {}
static void task_step(void) {}
static void future_set(void) {}

static const char *label(const void *object) {
  RecordedActor *a = actor_find(object);
  return a ? a->label : "nobody";
}

TEST(labels_tell_actors_apart,
     "An actor is named by its function, by its name or by its type, and "
     "numbered when that is taken",
     "") {
  ck_assert_str_eq(label(&box), "nobody");
  actor_new(&box, ACTOR_GENERATOR, (void *)work, NULL);
  actor_new(&other, ACTOR_GENERATOR, (void *)work, NULL);
  ck_assert_str_eq(label(&box), "work()");
  ck_assert_str_eq(label(&other), "work() 2");
  ck_assert_str_eq(actor_find(&other)->note, "Box");

  actor_new(&box, ACTOR_FUTURE, NULL, NULL);
  ck_assert_str_eq(label(&box), "Box"); // at one address the newest is meant
  RecordedActor *named = actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  ck_assert_str_eq(named->label, "Task-1");
  ck_assert_str_eq(named->note, "work()");
}

TEST(a_coroutine_becomes_a_task,
     "A coroutine that becomes a task is known by both addresses, under the "
     "task's name, and its old name is free",
     "") {
  RecordedActor *a = actor_new(&box, ACTOR_GENERATOR, (void *)work, NULL);
  actor_becomes_task(a, &other, NULL);
  ck_assert_str_eq(a->label, "work()"); // not "work() 2": its own is not taken
  actor_becomes_task(a, &other, "Task-1");
  ck_assert_ptr_eq(actor_find(&box), a);
  ck_assert_ptr_eq(actor_find(&other), a);
  ck_assert_int_eq(a->kind, ACTOR_TASK);
  ck_assert_str_eq(a->label, "Task-1");
  actor_new(&box, ACTOR_GENERATOR, (void *)work, NULL);
  ck_assert_str_eq(label(&box), "work()");
}

TEST(a_handle_belongs_to_its_argument,
     "A handle belongs to the task that is its argument, or else to a callback "
     "that is made once",
     "") {
  RecordedActor *task = actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  ck_assert_ptr_eq(actor_of_handle((void *)task_step, &box), task);
  RecordedActor *callback = actor_of_handle((void *)work, &other);
  ck_assert_str_eq(callback->label, "work()");
  ck_assert_int_eq(callback->kind, ACTOR_CALLBACK);
  ck_assert_ptr_eq(actor_of_handle((void *)work, NULL), callback);
}

TEST(only_its_own_functions_are_a_tasks,
     "A task's step and a future's set are its own; any other function is a "
     "callback, even when its argument is a task or a future",
     "") {
  RecordedActor *task = actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  RecordedActor *future = actor_new(&other, ACTOR_FUTURE, NULL, NULL);
  ck_assert_ptr_eq(actor_of_handle((void *)future_set, &other), future);
  ck_assert_str_eq(actor_of_handle((void *)work, &box)->label, "work()");
  ck_assert_int_eq(actor_of_handle((void *)work, &other)->kind, ACTOR_CALLBACK);
  ck_assert_int_eq(actor_of_handle((void *)future_set, &box)->kind,
                   ACTOR_CALLBACK);
  ck_assert_str_eq(actor_call_name((void *)work, &box), "work");
  ck_assert_str_eq(task->label, "Task-1");
}

TEST(a_call_is_named_by_both,
     "A call is named by its function, and by the task before it if there is "
     "one",
     "") {
  actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  ck_assert_str_eq(actor_call_name((void *)task_step, &box), "Task-1.step");
  ck_assert_str_eq(actor_call_name((void *)task_step, NULL), "task_step");
}

TEST(a_binding_says_what_is_really_called,
     "A handle whose argument is bound to another call is that call", "") {
  RecordedActor *task = actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  actor_bind(&other, (void *)task_step, &box);
  ck_assert_ptr_eq(actor_of_handle((void *)work, &other), task);
  ck_assert_str_eq(actor_call_name((void *)work, &other), "Task-1.step");
}

TEST(a_binding_ends_with_its_node,
     "Where a bound argument lay there may be another function's argument "
     "later: that one's call is its own",
     "") {
  RecordedActor *task = actor_new(&box, ACTOR_TASK, (void *)work, "Task-1");
  actor_bind(&other, (void *)task_step, &box);
  ck_assert_ptr_eq(actor_of_handle((void *)work, &other), task);
  ck_assert_str_eq(actor_call_name((void *)future_set, &other), "future_set");
  ck_assert_int_eq(actor_of_handle((void *)future_set, &other)->kind,
                   ACTOR_CALLBACK);
  ck_assert_str_eq(actor_call_name((void *)work, &other), "Task-1.step");

  static int node;
  actor_bind(&node, (void *)future_set, &other); // bound once, not twice
  ck_assert_str_eq(actor_call_name((void *)work, &node), "future_set");
}

TEST(thousands_of_one_name_are_told_apart,
     "Five thousand actors of one name are numbered in little time, and a "
     "number "
     "that was given up is used again",
     "") {
  enum { MANY = 5000 };
  untraced();
  record_new();
  static RecordedActor *actors[MANY];
  static const Type type = {.name = "thing"};
  static Object things[MANY];
  for (int i = 0; i < MANY; i++) {
    things[i].type = &type;
    actors[i] = actor_new(&things[i], ACTOR_GENERATOR, NULL, NULL);
  }
  ck_assert_str_eq(actors[0]->label, "thing");
  ck_assert_str_eq(actors[MANY - 1]->label, "thing 5000");
  actor_becomes_task(actors[6], &type, "Task-1");
  ck_assert_str_eq(actors[6]->label, "Task-1");
  ck_assert_str_eq(actor_new(&things[0], ACTOR_GENERATOR, NULL, NULL)->label,
                   "thing 7");
}
