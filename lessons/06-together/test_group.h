// test_group.h: a parent and its children, for the tests of groups.
//
//   Family family = {.jobs = {{.name = "a", .takes = 2}}, .block = 1};
//   expect(run(loop, parent, &family), "return None");
#ifndef TEST_GROUP_H
#define TEST_GROUP_H

#include "06-together/task_group.h"
#include "06-together/test_together.h"
#include "06-together/timeout.h"

#define ONE_ERROR_TEXT                                                         \
  "ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)"
#define ONE_ERROR "raise " ONE_ERROR_TEXT

enum { MOST_CHILDREN = 3 };

typedef struct Family {
  Job jobs[MOST_CHILDREN + 1]; // up to the first without a name
  double block;                // sleeps so long when its children are made
  ErrorType fails;             // ... and fails with this; BaseException: not
  const char *returns;         // or else returns this
  double after;                // behind the group: a sleep with this timeout
  TaskGroup group;
  Task *tasks[MOST_CHILDREN];
} Family;

static inline Outcome child(Coroutine *self, void *arg) {
  note_now(arg, "starts");
  return works(self, arg);
}

static inline Outcome block_of(Coroutine *self, const Family *family) {
  Outcome o = returned(value_none());
  if (family->block) {
    o = sleep_for(self, family->block);
    note("block %s@%g", outcome_repr(o), now());
  }
  if (o.how == RETURNED && family->fails)
    return raised(family->fails, "block");
  if (o.how == RETURNED && family->returns)
    return returned(value_str(family->returns));
  return o;
}

// async def parent(): a group of all jobs, with a block of its own
static inline Outcome parent(Coroutine *self, void *arg) {
  Family *family = arg;
  TaskGroup *group = &family->group;
  TRY(task_group_enter(group));
  for (int i = 0; family->jobs[i].name; i++)
    family->tasks[i] =
        task_group_create_task(group, coroutine_new(child, &family->jobs[i]));
  Outcome o = task_group_exit(group, self, block_of(self, family));
  Loop *loop = loop_running();
  note("left %s@%g, cancelling %u", outcome_repr(o), now(),
       loop ? current_task(loop)->cancelling : 0);
  for (size_t i = 0; i < group->error_count; i++) // except*
    note("except %s", error_repr(group->errors[i]));
  task_group_release(group);
  if (!family->after)
    return o;
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, family->after));
  return timeout_exit(&timeout, sleep_for(self, 9));
}

#endif
