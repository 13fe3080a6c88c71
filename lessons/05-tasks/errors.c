// errors.c: an error in a task waits until somebody asks
//
// Python's twin is errors.py. A task that fails disturbs nobody: its error is
// its outcome, raised at each await. If nobody asks, the loop reports it when
// the task goes.
#include "05-tasks/task.h"
#include "trace.h"

// async def fails(what):
static Outcome fails(Coroutine *self, void *what) {
  TRY(sleep_for(self, 1));
  print("%s: fails", (const char *)what);
  return raised(ValueError, what);
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *task = loop_create_task(loop, coroutine_new(fails, "ham"));
  TRY(sleep_for(self, 2));
  print("parent: still here");
  Outcome o = await(self, &task->future); // raises here
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("parent: %s", error_repr(o.error));
  task_free(task);

  // This one we give back at once: nobody will ever ask it.
  task_free(loop_create_task(loop, coroutine_new(fails, "spam")));
  TRY(sleep_for(self, 2));
  print("parent: still here");
  return returned(value_none());
}

// def report(loop, context):
static void report(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  print("loop: %s: %s", context->message, error_repr(context->error));
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_set_exception_handler(loop, report, NULL);
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
