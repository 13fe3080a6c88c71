// 50_taskgroup.c: success, a child's error, the body's error, a child
// cancelled, the group cancelled.
#include <string.h>

#include "05-tasks/task.h"
#include "06-together/task_group.h"
#include "trace.h"

static double now(void) { return loop_time(loop_running()); }
static bool is(const char *mode, const char *name) {
  return !strcmp(mode, name);
}

typedef struct Child {
  const char *name;
  double delay;
  const char *fail; // a ValueError with this text; NULL: none
} Child;

static Outcome child(Coroutine *self, void *arg) {
  const Child *child = arg;
  Outcome o = sleep_for(self, child->delay);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("t=%g %s cancelled", now(), child->name);
  TRY(o);
  print("t=%g %s ends", now(), child->name);
  return child->fail ? raised(ValueError, child->fail) : o;
}

static Outcome body(Coroutine *self, const char *mode, Task *b) {
  Outcome o = returned(value_none());
  if (is(mode, "child cancelled")) {
    o = sleep_for(self, 0.5);
    task_cancel(b);
  } else if (is(mode, "body error")) {
    o = sleep_for(self, 1.5);
    return o.how == RAISED ? o : raised(LookupError, "body");
  } else if (is(mode, "child error")) {
    o = sleep_for(self, 10);
    print("t=%g %s body cancelled", now(), mode);
  } else if (is(mode, "outside cancel")) {
    o = sleep_for(self, 1.5);
    task_cancel(current_task(loop_running()));
  }
  return o;
}

static const char *truth(const Task *task) {
  return str(value_bool(future_cancelled(&task->future)));
}

static Outcome group(Coroutine *self, void *arg) {
  const char *mode = arg;
  Child a_child = {message_format("%s a", mode), 1,
                   is(mode, "child error") ? "a" : NULL};
  Child b_child = {message_format("%s b", mode), 2, NULL};
  TaskGroup g = {0};
  TRY(task_group_enter(&g));
  Task *a = task_group_create_task(&g, coroutine_new(child, &a_child));
  Task *b = task_group_create_task(&g, coroutine_new(child, &b_child));
  Outcome o = task_group_exit(&g, self, body(self, mode, b));
  if (o.how == RAISED && error_is(o.error, ExceptionGroup)) {
    print("t=%g %s !! unhandled errors in a TaskGroup [%s] cancelling %u",
          now(), mode, error_repr(g.errors[0]),
          current_task(loop_running())->cancelling);
  } else if (o.how == RETURNED && !is(mode, "outside cancel"))
    print("t=%g %s -> a %s b %s", now(), mode, truth(a), truth(b));
  task_group_release(&g);
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  static const char *const modes[] = {"success", "child error", "body error",
                                      "child cancelled"};
  (void)arg;
  for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
    group(self, (void *)modes[i]);
  Task *t = ensure_future(NULL, coroutine_new(group, "outside cancel"));
  Outcome o = await(self, &t->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("t=%g outside cancel: CancelledError", now());
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
