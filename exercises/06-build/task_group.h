// task_group.h: who starts tasks waits for them.
//
//   TaskGroup group = {0};
//   TRY(task_group_enter(&group)); // async with asyncio.TaskGroup() as group:
//   task_group_create_task(&group, coroutine_new(fetch, "a"));
//   task_group_create_task(&group, coroutine_new(fetch, "b"));
//   Outcome o = task_group_exit(&group, self, returned(value_none()));
//   for (size_t i = 0; i < group.error_count; i++) // except*
//     print("%s", error_repr(group.errors[i]));
//   task_group_release(&group);
//   return o;
//
// Nobody gets past the exit before all children are done. When one of them
// fails, or the block does, the others are asked to stop, and so is the parent,
// if it still is in the block; the errors leave together, as one
// ExceptionGroup. A child that is cancelled is no failure.
//
// A TaskGroup lies on the stack of the coroutine that is its parent. Every way
// out of the block leads through task_group_exit(), so there is no TRY between
// enter and exit, nor before release.
//
// Python: asyncio/taskgroups.py.
#ifndef TASK_GROUP_H
#define TASK_GROUP_H

#include "05-tasks/task.h"

typedef struct TaskGroup {
  // Stays until task_group_release(): in the order in which they came, that of
  // the block last.
  Error *errors;
  size_t error_count;

  // Whoever made a task of the group holds it, and so does the group, while it
  // may have to ask it to stop.
  Task *parent; // held until the exit; NULL: not entered
  Task **tasks; // in the order of their creation, some done already
  size_t task_count, task_room, error_room;
  size_t unfinished;  // of whom we have not heard that they are done
  bool exiting;       // the block has ended
  bool aborting;      // all were asked to stop, and nobody else may come
  bool parent_asked;  // by us, to leave the block
  Future *completed;  // what the parent waits for at the exit, or NULL
  Outcome base_error; // RAISED SystemExit or KeyboardInterrupt: goes before all
} TaskGroup;

Outcome
task_group_enter(TaskGroup *self); // RuntimeError: outside a task, twice

// Takes the coroutine; the task is owned as that of loop_create_task(). NULL
// when nobody may come any more: the coroutine is closed then.
Task *task_group_create_task(TaskGroup *self, Coroutine *coroutine);
// May somebody come? RuntimeError when it has not been entered, is shutting
// down, or is finished.
Outcome task_group_check(const TaskGroup *self);

// Takes how the block has ended, waits for all children, and says how the whole
// ends: RAISED ExceptionGroup; CancelledError, when the parent was asked to
// stop by somebody else, and nobody has failed; else as the block did.
Outcome task_group_exit(TaskGroup *self, Coroutine *coroutine, Outcome how);
void task_group_release(TaskGroup *self); // frees the errors

#endif
