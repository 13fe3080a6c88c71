// What pool_run() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

// By the loop that runs, or -1 when it is gone.
static double now(void) {
  return loop_running() ? loop_time(loop_running()) : -1;
}

struct Job {
  const char *name;
  double seconds;
  bool fails;
};

// async def do_job(job): await asyncio.sleep(job.seconds); note(job.name)
Outcome do_job(Coroutine *self, Job *job) {
  TRY(sleep_for(self, job->seconds));
  note("%s at %g", job->name, now());
  if (job->fails)
    return raised(ValueError, job->name);
  return returned(value_none());
}

// async def does(pool): note(await pool_run(pool))
static Outcome does(Coroutine *self, void *pool) {
  Outcome o = pool_run(self, pool);
  note("%s at %g", outcome_repr(o), now());
  return ended(o);
}

// -- all goes well ------------------------------------------------------------

LOOP_TEST(
    all_jobs_are_done,
    "pool_run() comes back when all jobs are done, and not when the queue "
    "is empty",
    "") {
  Job a = {"a", 2, false}, b = {"b", 1, false}, c = {"c", 3, false};
  Pool pool = {.jobs = (Job *[]){&a, &b, &c}, .count = 3, .workers = 2};
  start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("b at 1, a at 2, c at 4, 0 at 4");
}

LOOP_TEST(no_jobs_no_waiting, "Without a job all of them are done", "") {
  Pool pool = {.workers = 2};
  start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("0 at 0");
}

// -- one fails ----------------------------------------------------------------

LOOP_TEST(a_job_may_fail,
          "A job that has failed is over, too: a worker that dies between "
          "queue_get() and queue_task_done() is waited for by queue_join() for "
          "ever",
          "") {
  Job a = {"a", 1, false}, b = {"b", 1, false}, c = {"c", 1, true};
  Pool pool = {.jobs = (Job *[]){&a, &b, &c}, .count = 3, .workers = 1};
  start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("a at 1, b at 2, c at 3, 1 at 3");
}

LOOP_TEST(a_failed_job_is_done_once,
          "Each job is reported once: reported twice, queue_join() would come "
          "back too early",
          "") {
  Job a = {"a", 1, true}, b = {"b", 5, false};
  Pool pool = {.jobs = (Job *[]){&a, &b}, .count = 2, .workers = 2};
  start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("a at 1, b at 5, 1 at 5");
}

LOOP_TEST(all_jobs_may_fail,
          "A job that fails takes no worker with it: those that come later are "
          "done as fast",
          "") {
  Job a = {"a", 1, true}, b = a, c = a, d = a;
  Pool pool = {.jobs = (Job *[]){&a, &b, &c, &d}, .count = 4, .workers = 2};
  start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("a at 1, a at 1, a at 2, a at 2, 4 at 2");
}

// -- and the end --------------------------------------------------------------

LOOP_TEST(a_cancelled_pool_leaves_nobody,
          "A pool that is cancelled leaves no job and no worker behind: a "
          "worker that is asked to stop stops",
          "") {
  Job a = {"a", 9, false}, b = {"b", 9, false}, c = {"c", 9, false};
  Pool pool = {.jobs = (Job *[]){&a, &b, &c}, .count = 3, .workers = 2};
  Task *task = start(loop, does, &pool);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 50);
  expect_notes("CancelledError at 1");
}

LOOP_TEST(workers_do_not_outlive_the_pool,
          "When pool_run() is back all its workers are gone", "") {
  Job a = {"a", 1, false};
  Pool pool = {.jobs = (Job *[]){&a}, .count = 1, .workers = 3};
  Task *task = start(loop, does, &pool);
  run_until(loop, 20);
  expect_notes("a at 1, 0 at 1");
  task_free(task);
  ck_assert_int_eq(futures_of(loop), 0);
}
