// cancelling.c: a task is asked to stop, and what it makes of that
//
// Python's twin is cancelling.py. cancel() is a request: the task gets a
// CancelledError where it waits, in its next step. One cleans up and goes, the
// other one stays.
#include "05-tasks/task.h"
#include "trace.h"

// async def tidy():
static Outcome tidy(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 10);
  if (o.how == RAISED)
    goto finally;
  print("tidy: nobody sees this");
finally:
  print("tidy: finally");
  return ended(o);
}

// async def stubborn():
static Outcome stubborn(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 10);
  if (o.how == RAISED && error_is(o.error, CancelledError)) // except
    print("stubborn: I stay");
  return returned(value_str("all done"));
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  CoroutineBody *bodies[] = {tidy, stubborn};
  (void)arg;
  for (int i = 0; i < 2; i++) {
    Task *task =
        loop_create_task(loop_running(), coroutine_new(bodies[i], NULL));
    TRY(sleep_for(self, 1));
    bool asked = task_cancel(task);
    print("parent: asked %s, done %s", str(value_bool(asked)),
          str(value_bool(future_done(&task->future))));
    Outcome o = await(self, &task->future);
    print("parent: %s, cancelled %s", outcome_repr(o),
          str(value_bool(future_cancelled(&task->future))));
    task_free(task);
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
