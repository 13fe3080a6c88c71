// pool.c: some workers, and one queue of jobs
#include "exercise.h"

// For ever: pool_run() ends it.
static Outcome work(Coroutine *self, void *arg) {
  Pool *pool = arg;
  while (true) {
    Value job = TRY(queue_get(pool->queue, self));
    TRY(do_job(self, value_as_ptr(job)));
    queue_task_done(pool->queue);
  }
}

Outcome pool_run(Coroutine *self, void *arg) {
  Pool *pool = arg;
  Task *tasks[MOST_WORKERS];
  pool->queue = queue_new(0);
  for (int i = 0; i < pool->workers; i++)
    tasks[i] = ensure_future(NULL, coroutine_new(work, pool));
  for (int i = 0; i < pool->count; i++)
    queue_put_nowait(pool->queue, value_ptr(pool->jobs[i]));
  Outcome o = queue_join(pool->queue, self);
  for (int i = 0; i < pool->workers; i++) { // finally: nobody is left
    task_cancel(tasks[i]);
    await(self, &tasks[i]->future);
    task_free(tasks[i]);
  }
  queue_free(pool->queue);
  TRY(o);
  return returned(value_int(pool->failed));
}
