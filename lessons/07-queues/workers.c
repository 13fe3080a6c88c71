// workers.c: three workers take from one queue, and join() waits for the work
//
// Python's twin is workers.py. The workers never end by themselves: when all
// is done they are cancelled where they wait.
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

enum { WORKERS = 3, JOBS = 7 };

typedef struct Worker {
  char name;
  Queue *jobs;
} Worker;

// async def work(name, jobs):
static Outcome work(Coroutine *self, void *arg) {
  Worker *worker = arg;
  while (true) {
    Value seconds = TRY(queue_get(worker->jobs, self));
    print("%c: takes one of %s s", worker->name, repr(seconds));
    TRY(sleep_for(self, value_as_float(seconds)));
    queue_task_done(worker->jobs);
  }
  return returned(value_none());
}

// async def master():
static Outcome master(Coroutine *self, void *arg) {
  Queue *jobs = arg;
  Worker workers[WORKERS];
  Task *tasks[WORKERS];
  for (int i = 0; i < WORKERS; i++) {
    workers[i] = (Worker){(char)('A' + i), jobs};
    tasks[i] = ensure_future(NULL, coroutine_new(work, &workers[i]));
  }
  for (int i = 0; i < JOBS; i++)
    TRY(queue_put(jobs, self, value_int(1 + i % WORKERS)));
  TRY(queue_join(jobs, self));
  print("all is done at t = %g", loop_time(loop_running()));
  for (int i = 0; i < WORKERS; i++) {
    task_cancel(tasks[i]);
    await(self, &tasks[i]->future); // CancelledError: what we have asked for
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Queue *jobs = queue_new(0);
  Task *task = loop_create_task(loop, coroutine_new(master, jobs));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
  queue_free(jobs);
}
