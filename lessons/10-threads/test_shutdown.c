// What if the loop ends first?
#include "10-threads/names.h"
#include "10-threads/test_threads.h"

static Outcome shuts_down(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = loop_shutdown_default_executor(self);
  note("%s@%g", outcome_repr(o), loop_time(loop_running()));
  return o;
}

LOOP_TEST(a_shut_down_waits,
          "shutdown_default_executor() waits for jobs that run and for those "
          "that wait, and takes no new ones from its call on",
          "E15") {
  static double seconds[] = {1, 3};
  Future *a = loop_run_in_executor(loop, NULL, job_lasts, &seconds[0]);
  Future *b = loop_run_in_executor(loop, NULL, job_lasts, &seconds[1]);
  Task *task = started(loop, shuts_down, NULL);
  Future *late = loop_run_in_executor(loop, NULL, job_42, NULL);
  expect(future_result(late),
         "raise RuntimeError: Executor shutdown has been called");
  loop_run_until_complete(loop, &task->future);
  expect_notes("None@3");
  expect(future_result(a), "return 1.0");
  expect(future_result(b), "return 3.0");
  expect(run(loop, shuts_down, NULL), "return None");
  future_free(a);
  future_free(b);
  future_free(late);
}

LOOP_TEST(
    a_shut_down_waits_for_its_own,
    "The jobs of another executor are not waited for; without a loop that "
    "runs there is none to shut down, and none for a job",
    "") {
  Executor *pool = executor_new(1);
  future_free(loop_run_in_executor(loop, pool, job_42, NULL));
  run_until(loop, 1);
  static double five = 5;
  future_free(loop_run_in_executor(loop, pool, job_lasts, &five));
  started(loop, shuts_down, NULL);
  expect_notes("None@1");
  const char *words = "raise RuntimeError: no running event loop";
  expect(loop_shutdown_default_executor(NULL), words);
  expect(to_thread(NULL, job_42, NULL), words);
  run_until(loop, 7);
  executor_free(pool);
}

LOOP_TEST(a_closed_loop_takes_no_jobs, "A closed loop takes no jobs", "E16") {
  loop_close(loop);
  Future *f = loop_run_in_executor(loop, NULL, job_42, NULL);
  expect(future_result(f), "raise RuntimeError: Event loop is closed");
  future_free(f);
}

TEST(closing_does_not_wait,
     "loop_close() does not wait for a job that runs; when it ends, nothing "
     "happens",
     "E16") {
  untraced();
  Gate gate = GATE;
  Loop *loop = loop_new(clock_real());
  Executor *pool = executor_new(1);
  Future *f = loop_run_in_executor(loop, pool, job_waits_at, &gate);
  loop_close(loop);
  ck_assert(!future_done(f));
  future_free(f);
  loop_free(loop); // even its memory may go
  gate_open(&gate);
  executor_free(pool);
}

TEST(freeing_waits_for_its_own_jobs,
     "loop_free() comes back when all jobs of the loop's own executor have "
     "ended; those that sleep on its virtual clock are woken",
     "E17") {
  static double hour = 3600;
  atomic_int count = 0;
  untraced(); // a machine of more processors has more threads
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < 40; i++) // more than there are threads
    loop_run_in_executor(loop, NULL, job_lasts, &hour);
  for (int i = 0; i < 10; i++)
    loop_run_in_executor(loop, NULL, job_counts, &count);
  run_until(loop, 1);
  ck_assert_int_eq(count, 0);
  loop_free(loop);
  ck_assert_int_eq(count, 10);
}

LOOP_TEST(a_pool_goes_before_its_jobs_are_awaited,
          "An executor that is freed while its jobs sleep wakes them; their "
          "futures are set when the loop runs again",
          "") {
  static double hour = 3600;
  Executor *pool = executor_new(1);
  Future *f = loop_run_in_executor(loop, pool, job_lasts, &hour);
  run_until(loop, 1);
  executor_free(pool);
  ck_assert(!future_done(f));
  run_iteration(loop);
  expect(future_result(f), "return 3600.0");
  future_free(f);
  run_until(loop, 3601); // the timer that was to wake it
}

static Outcome job_sleeps_twice(void *count) {
  job_sleep(3600);
  job_sleep(3600);
  return job_counts(count);
}

LOOP_TEST(a_pool_that_ends_lets_nobody_sleep,
          "While an executor waits for its jobs, one that was woken cannot go "
          "to sleep again: nobody would wake it",
          "") {
  atomic_int count = 0;
  Executor *pool = executor_new(1);
  future_free(loop_run_in_executor(loop, pool, job_sleeps_twice, &count));
  run_until(loop, 1);
  executor_free(pool);
  ck_assert_int_eq(count, 1);
  run_until(loop, 3601);
}

LOOP_TEST(letters_of_jobs_go_with_the_loop,
          "A loop that is closed before it has read what its jobs have said "
          "leaves nothing behind",
          "E16") {
  Executor *pool = executor_new(4);
  for (int i = 0; i < 20; i++)
    loop_run_in_executor(loop, pool, i % 2 ? job_42 : job_fails, NULL);
  executor_free(pool);
  loop_close(loop);
}

static Outcome in_thread_42(Coroutine *self, void *arg) {
  return to_thread(self, job_42, arg);
}

LOOP_TEST(a_coroutine_that_awaits_a_job_is_closed,
          "A task that awaits a job when the loop is closed leaves nothing "
          "behind",
          "E16") {
  loop_set_exception_handler(loop, note_report, NULL);
  started(loop, in_thread_42, NULL);
  loop_close(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "Task was destroyed"));
}

// -- a coroutine that is closed -----------------------------------------------

static void steps_and_closes(Loop *loop, void *coroutine) {
  (void)loop;
  coroutine_next(coroutine);
  coroutine_close(coroutine);
  coroutine_free(coroutine);
}

static Outcome looks_up(Coroutine *self, void *arg) {
  Address found;
  (void)arg;
  return loop_getaddrinfo(self, "localhost", 80, &found, 1);
}

LOOP_TEST(
    who_is_closed_takes_its_job_back,
    "A coroutine that is closed while it awaits a job which has not begun "
    "takes the job back, and leaves nothing behind",
    "E12") {
  static double five = 5;
  untraced();
  for (int i = 0; i < 40; i++) // more than there are threads
    future_free(loop_run_in_executor(loop, NULL, job_lasts, &five));
  run_until(loop, 1);
  int futures = futures_of(loop);
  CoroutineBody *const bodies[] = {in_thread_42, looks_up, shuts_down};
  for (int i = 0; i < 3; i++) {
    loop_call_soon(loop, steps_and_closes, coroutine_new(bodies[i], NULL));
    for (int n = 0; n < 3; n++)
      run_idle_iteration(loop);
    ck_assert_msg(futures_of(loop) == futures, "number %d has left a future",
                  i + 1);
  }
  run_until(loop, 100);
  ck_assert_int_eq(futures_of(loop), 0);
}

// -- waiting for one's own loop -----------------------------------------------

static ConcurrentFuture *asked;
static void answers(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  concurrent_set_outcome(asked, returned(value_str("answer")));
}

// It asks its loop for something, and waits for the answer.
static Outcome job_asks(void *loop) {
  loop_call_soon_threadsafe(loop, answers, NULL);
  return concurrent_result(asked, INFINITY);
}

LOOP_TEST(a_job_may_wait_for_its_loop,
          "A job that waits for its loop comes on, for the loop awaits it; "
          "its future does not block",
          "") {
  asked = concurrent_new();
  Future *f = loop_run_in_executor(loop, NULL, job_asks, loop);
  expect(loop_run_until_complete(loop, f), "return 'answer'");
  future_free(f);
  concurrent_free(asked);
}

static void opens(Loop *loop, void *gate) {
  (void)loop;
  gate_open(gate);
}

LOOP_TEST(
    patience_has_an_end,
    "A job that waits for its loop without having said so stops a virtual "
    "clock for two real seconds; then the loop goes on",
    "") {
  untraced();
  Gate gate = GATE;
  Future *f = loop_run_in_executor(loop, NULL, job_waits_at, &gate);
  loop_call_later(loop, 1, opens, &gate);
  expect(loop_run_until_complete(loop, f), "return 'open'");
  ck_assert_double_eq(loop_time(loop), 1);
  future_free(f);
}

static void blocks(Loop *loop, void *pool) {
  ConcurrentFuture *f = executor_submit(pool, job_asks, loop);
  note("%s", outcome_repr(concurrent_result(f, 0.01)));
  concurrent_free(f);
}

LOOP_TEST(a_callback_may_not,
          "A callback that blocks until that job has ended stops the loop for "
          "which the job waits: here only its timeout ends it",
          "E18") {
  asked = concurrent_new();
  Executor *pool = executor_new(1);
  loop_threads(loop);
  loop_call_soon(loop, blocks, pool);
  run_iteration(loop);
  expect_notes("TimeoutError");
  run_iteration(loop);
  executor_free(pool);
  concurrent_free(asked);
}

static Outcome job_waits_a_moment(void *future) {
  return concurrent_result(future, 0.001);
}

LOOP_TEST(a_job_that_gave_up_works_again,
          "A job that has waited in vain counts as working again", "") {
  untraced(); // how often the loop wakes is a matter of real time
  asked = concurrent_new();
  Future *f = loop_run_in_executor(loop, NULL, job_waits_a_moment, asked);
  expect(loop_run_until_complete(loop, f), "raise TimeoutError");
  future_free(f);
  concurrent_free(asked);
}
