// exercise.h: what pool.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"
#include "07-queues/queue.h"

enum { MOST_WORKERS = 8 };

typedef struct Job Job;

// The jobs', whatever they do: RETURNED something, or RAISED some error.
//
// async def do_job(job):
Outcome do_job(Coroutine *self, Job *job);

typedef struct Pool {
  Job **jobs; // borrowed, as are they
  int count;
  int workers; // 1 to MOST_WORKERS: so many jobs at a time

  Queue *queue; // of what has not been begun
  int failed;   // how many jobs have raised an Exception
} Pool;

// Does all jobs of a Pool, so many at a time as there are workers, in their
// order: RETURNED how many have failed, when all are done. A job that fails
// concerns nobody but itself. RAISED CancelledError, and then no job and no
// worker is left.
//
// async def pool_run(pool):
Outcome pool_run(Coroutine *self, void *pool);

#endif
