// asked.c: cancelled too early, and a request that is taken back
//
// Python's twin is asked.py. A task that is cancelled before its first step
// runs no line. One that gives up a job and goes on says so with uncancel().
#include "05-tasks/task.h"
#include "trace.h"

// async def early():
static Outcome early(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("early: never printed"); // try:
  print("early: neither");       // finally:
  return returned(value_none());
}

// async def worker():
static Outcome worker(Coroutine *self, void *arg) {
  Task *task = current_task(loop_running());
  (void)arg;
  for (int job = 1; job <= 2; job++) {
    Outcome o = sleep_for(self, 2);
    if (o.how == RETURNED) {
      print("worker: job %d is done", job);
    } else if (error_is(o.error, CancelledError)) { // except CancelledError:
      print("worker: job %d is given up, %u asked", job, task->cancelling);
      print("worker: and %u are left", task_uncancel(task));
    }
  }
  return returned(value_str("went on"));
}

// async def main():
static Outcome ask(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *task = loop_create_task(loop, coroutine_new(early, NULL));
  task_cancel(task);
  TRY(sleep_for(self, 0));
  print("early: cancelled %s",
        str(value_bool(future_cancelled(&task->future))));

  task = loop_create_task(loop, coroutine_new(worker, NULL));
  TRY(sleep_for(self, 1));
  task_cancel(task);
  print("worker: %s", outcome_repr(await(self, &task->future)));
  print("worker: cancelled %s",
        str(value_bool(future_cancelled(&task->future))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(ask, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop); // frees the other two tasks, too
}
