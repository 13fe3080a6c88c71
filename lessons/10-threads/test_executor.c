// What does a thread do for us?
#include <signal.h>
#include <stdlib.h>

#include "10-threads/test_threads.h"
#include "record/shared_memory.h"

TEST(a_pool_does_jobs,
     "A job that is submitted runs in a thread of the pool; its future has "
     "what the job returns or raises",
     "E13") {
  Executor *pool = executor_new(2);
  ConcurrentFuture *a = executor_submit(pool, job_42, NULL);
  ConcurrentFuture *b = executor_submit(pool, job_fails, NULL);
  expect(concurrent_result(a, INFINITY), "return 42");
  expect(concurrent_result(b, INFINITY), "raise ValueError: no luck");
  concurrent_free(a);
  concurrent_free(b);
  executor_free(pool);
  executor_free(NULL);
}

static Outcome says_loop(void *loop) {
  return returned(value_bool(loop_running() == NULL && loop != NULL));
}

static Outcome says_signals(void *arg) {
  (void)arg;
  sigset_t blocked;
  pthread_sigmask(SIG_SETMASK, NULL, &blocked);
  return returned(value_bool(sigismember(&blocked, SIGINT) &&
                             sigismember(&blocked, SIGUSR1) &&
                             !sigismember(&blocked, SIGSEGV)));
}

static void submits(Loop *loop, void *pool) {
  ConcurrentFuture *f = executor_submit(pool, says_loop, loop);
  note("%s", outcome_repr(concurrent_result(f, INFINITY)));
  concurrent_free(f);
}

THREADS_TEST(a_job_has_no_loop,
             "In a job no loop runs, though one does in another thread; and "
             "where none waits for it nobody can say when it has begun",
             "E23") {
  Executor *pool = executor_new(1);
  loop_call_soon(loop, submits, pool);
  run_iteration(loop);
  expect_notes("True");
  executor_free(pool);
  run_idle_iteration(loop);
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    ck_assert_msg(e->verb != TRACE_BEGIN, "it is recorded that it has begun");
}

TEST(signals_are_not_for_jobs,
     "The threads of a pool leave all signals but those of a fault to the "
     "loop's thread",
     "") {
  Executor *pool = executor_new(1);
  ConcurrentFuture *f = executor_submit(pool, says_signals, NULL);
  expect(concurrent_result(f, INFINITY), "return True");
  concurrent_free(f);
  executor_free(pool);
  sigset_t blocked;
  pthread_sigmask(SIG_SETMASK, NULL, &blocked);
  ck_assert_msg(!sigismember(&blocked, SIGUSR1), "nobody hears signals now");
}

TEST(jobs_queue_up,
     "Jobs for which there is no thread wait, first in, first out; one that "
     "is cancelled before never runs",
     "E12 E13") {
  untraced();
  Gate gate = GATE;
  atomic_int count = 0;
  Executor *pool = executor_new(1);
  ConcurrentFuture *f[4];
  f[0] = executor_submit(pool, job_waits_at, &gate);
  for (int i = 1; i < 4; i++)
    f[i] = executor_submit(pool, job_counts, &count);
  ck_assert(concurrent_cancel(f[2]));
  gate_open(&gate);
  expect(concurrent_result(f[0], INFINITY), "return 'open'");
  expect(concurrent_result(f[1], INFINITY), "return 0");
  expect(concurrent_result(f[2], INFINITY), "raise CancelledError");
  expect(concurrent_result(f[3], INFINITY), "return 1");
  for (int i = 0; i < 4; i++)
    concurrent_free(f[i]);
  executor_free(pool);
}

// It ends when somebody waits for the pool's end.
static Outcome waits_for_the_end(void *arg) {
  Executor *pool = arg;
  bool ending = false;
  while (!ending) {
    sched_yield();
    pthread_mutex_lock(&pool->lock);
    ending = pool->ending;
    pthread_mutex_unlock(&pool->lock);
  }
  return returned(value_none());
}

TEST(a_pool_ends_with_its_jobs,
     "executor_free() waits for all jobs, also for those that have not begun; "
     "their futures may be gone by then",
     "E17") {
  untraced();
  atomic_int count = 0;
  Executor *pool = executor_new(1);
  concurrent_free(executor_submit(pool, waits_for_the_end, pool));
  for (int i = 0; i < 100; i++)
    concurrent_free(executor_submit(pool, job_counts, &count));
  executor_free(pool);
  ck_assert_int_eq(count, 100);
}

TEST(an_idle_thread_serves_again,
     "A thread that has nothing to do takes the next job: there are no more "
     "of them than jobs at one time",
     "E13") {
  untraced();
  Executor *pool = executor_new(0);
  atomic_int count = 0;
  for (int i = 0; i < 1000; i++) {
    ConcurrentFuture *f = executor_submit(pool, job_counts, &count);
    concurrent_result(f, INFINITY);
    concurrent_free(f);
  }
  ck_assert_int_eq(count, 1000);
  executor_free(pool);
}

TEST(as_many_threads_as_python,
     "A pool for which nobody has said how many takes four more threads than "
     "there are processors, and 32 at most",
     "") {
  long usual = sysconf(_SC_NPROCESSORS_ONLN) + 4;
  Executor *pool = executor_new(0);
  ck_assert_uint_eq(pool->most, usual < 32 ? usual : 32);
  executor_free(pool);
}

LOOP_TEST(threads_are_started_when_they_are_needed,
          "A thread is started only when all others have something to do, and "
          "no more of them than the pool may have",
          "E13") {
  static double one = 1;
  Executor *pool = executor_new(2);
  for (int i = 0; i < 3; i++) {
    future_free(loop_run_in_executor(loop, pool, job_42, NULL));
    run_until(loop, i + 1);
    ck_assert_uint_eq(pool->count, 1);
  }
  for (int i = 0; i < 3; i++) {
    future_free(loop_run_in_executor(loop, pool, job_lasts, &one));
    ck_assert_uint_eq(pool->count, i == 0 ? 1 : 2);
  }
  run_until(loop, 10);
  ck_assert_uint_eq(pool->idle, 2);
  executor_free(pool);
}

static Outcome sleeps_an_hour(void *arg) {
  job_sleep(3600);
  return returned(value_bool(arg == NULL));
}

TEST(who_sleeps_can_be_woken,
     "A job that sleeps for a loop asks for an alarm by a letter; woken, it "
     "goes on",
     "") {
  Inbox *inbox = inbox_new();
  Executor *pool = executor_new(1);
  ConcurrentFuture *f = concurrent_new();
  executor_submit_for(pool, inbox, sleeps_an_hour, NULL, f);
  ck_assert(inbox_settle(inbox, 60));
  ck_assert(!concurrent_done(f));
  Letter *letter = inbox_take(inbox);
  Item *item = letter->arg;
  item_wake(item);
  ck_assert(inbox_settle(inbox, 60));
  expect(concurrent_result(f, INFINITY), "return True");
  item_give_back(item); // as the alarm would
  free(letter);
  concurrent_free(f);
  executor_free(pool);
  inbox_give_back(inbox);
  job_dropped(first, NULL); // nobody sleeps for this callback
}

// -- what a job must not do ---------------------------------------------------

static Outcome returns_its_frame(void *arg) {
  char text[10] = "gone";
  (void)arg;
  const char *volatile where = text;
  return returned(value_str(where));
}

static Outcome returns_what_is_lent(void *arg) {
  (void)arg;
  return returned(value_str(text_format("%d", 42)));
}

static Outcome frees_its_pool(void *pool) {
  executor_free(pool);
  return returned(value_none());
}

TEST(a_job_may_free_another_pool,
     "A job that frees another pool than its own waits for that one's jobs",
     "") {
  untraced();
  atomic_int count = 0;
  Executor *pool = executor_new(1), *other = executor_new(1);
  concurrent_free(executor_submit(other, waits_for_the_end, other));
  concurrent_free(executor_submit(other, job_counts, &count));
  ConcurrentFuture *f = executor_submit(pool, frees_its_pool, other);
  expect(concurrent_result(f, INFINITY), "return None");
  ck_assert_int_eq(count, 1);
  concurrent_free(f);
  executor_free(pool);
}

static void submit(Job *job) {
  Executor *pool = executor_new(1);
  ConcurrentFuture *f = executor_submit(pool, job, pool);
  concurrent_result(f, INFINITY);
  concurrent_free(f);
  executor_free(pool);
}

static void a_frame(void) { submit(returns_its_frame); }
static void a_lent_text(void) { submit(returns_what_is_lent); }
static void its_own_pool(void) { submit(frees_its_pool); }

TEST(a_result_outlives_its_job,
     "A checked build says when a job returns a text that lies on its stack, "
     "or that was lent to its thread",
     "") {
  untraced();
  if (!CHECKED)
    return;
  expect_dies(a_frame, "a job has returned a text that is gone with it: "
                       "returns_its_frame()");
  expect_dies(a_lent_text, "returns_what_is_lent()");
}

TEST(a_job_does_not_wait_for_itself,
     "A job that frees its own pool would wait for itself, and is told so",
     "") {
  untraced();
  expect_dies(its_own_pool, "one of its own jobs would wait for itself");
}

static Outcome calls_it(Coroutine *self, void *seconds) {
  loop_call_later(loop_running(), 1, say_when, "late");
  Outcome o = job_lasts(seconds);
  TRY(sleep_for(self, 0));
  return o;
}

LOOP_TEST(a_job_that_is_called_stops_its_loop,
          "A job that is called sleeps by its loop's clock: all others wait",
          "") {
  double two = 2;
  expect(run(loop, calls_it, &two), "return 2.0");
  run_until(loop, 3);
  expect_notes("late@2");
}
