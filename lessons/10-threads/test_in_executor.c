// How does a coroutine await a thread?
#include "10-threads/test_threads.h"
#include "record/shared_memory.h"

static Outcome in_thread_42(Coroutine *self, void *arg) {
  Outcome o = to_thread(self, job_42, arg);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

LOOP_TEST(a_task_awaits_a_job,
          "A job's outcome comes by a letter, whose callback sets the future; "
          "who awaits it goes on one iteration later",
          "E10") {
  Task *task = started(loop, in_thread_42, NULL);
  run_iteration(loop);
  expect_notes("");
  run_iteration(loop);
  expect_notes("42 in 3");
  expect(future_result(&task->future), "return 42");
}

static Outcome in_thread_fails(Coroutine *self, void *arg) {
  return to_thread(self, job_fails, arg);
}

LOOP_TEST(its_error_comes_too,
          "What a job raises is raised where it is awaited", "E10") {
  expect(run(loop, in_thread_fails, NULL), "raise ValueError: no luck");
}

LOOP_TEST(a_job_starts_in_the_call,
          "run_in_executor() submits the job at once, whether or not anybody "
          "awaits its future",
          "E09") {
  atomic_int count = 0;
  Future *f = loop_run_in_executor(loop, NULL, job_counts, &count);
  expect(future_result(f), "raise InvalidStateError: Result is not ready.");
  run_iteration(loop);
  ck_assert_int_eq(count, 1);
  expect(future_result(f), "return 0");
  future_free(f);
}

static Outcome counts_in_thread(Coroutine *self, void *count) {
  return to_thread(self, job_counts, count);
}

LOOP_TEST(to_thread_starts_with_its_task,
          "to_thread() is a coroutine: nothing starts before its first step",
          "E09") {
  atomic_int count = 0;
  Task *task = start(loop, counts_in_thread, &count);
  ck_assert_int_eq(count, 0);
  expect(loop_run_until_complete(loop, &task->future), "return 0");
  ck_assert_int_eq(count, 1);
}

// -- time ---------------------------------------------------------------------

static Outcome sleeps_beside(Coroutine *self, void *seconds) {
  Outcome o = to_thread(self, job_lasts, seconds);
  note("%s@%g", outcome_repr(o), loop_time(loop_running()));
  return ended(o);
}

static Outcome ticks(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 4; i++) {
    TRY(sleep_for(self, 2));
    note("tick@%g", loop_time(loop_running()));
  }
  return returned(value_none());
}

LOOP_TEST(a_job_may_sleep,
          "A job that sleeps for five seconds ends at five on the loop's "
          "virtual clock, beside a task that ticks every two",
          "E10") {
  double five = 5;
  start(loop, sleeps_beside, &five);
  expect(run(loop, ticks, NULL), "return None");
  expect_notes("tick@2, tick@4, 5.0@5, tick@6, tick@8");
}

LOOP_TEST(jobs_sleep_beside_each_other,
          "Jobs that sleep at the same time end in the order of their "
          "deadlines; those of one moment in the order in which they wake",
          "E13") {
  static double seconds[] = {3, 1, 2, 1};
  for (int i = 0; i < 4; i++)
    start(loop, sleeps_beside, &seconds[i]);
  run_until(loop, 4);
  expect_notes("1.0@1, 1.0@1, 2.0@2, 3.0@3");
}

static Loop *told; // by jobs
static Outcome job_tells(void *name) {
  loop_call_soon_threadsafe(told, say_when, name);
  job_sleep(1);
  loop_call_soon_threadsafe(told, say_when, name);
  return returned(value_none());
}

LOOP_TEST(jobs_speak_in_turn,
          "What jobs say on a virtual clock comes in the order in which they "
          "began or woke, whoever is faster",
          "E03") {
  static char *const names[] = {"a", "b", "c", "d", "e"};
  Executor *pool = executor_new(5);
  Future *futures[5];
  told = loop;
  for (int i = 0; i < 5; i++)
    futures[i] = loop_run_in_executor(loop, pool, job_tells, names[i]);
  run_until(loop, 5);
  expect_notes("a@0, b@0, c@0, d@0, e@0, a@1, b@1, c@1, d@1, e@1");
  for (int i = 0; i < 5; i++)
    future_free(futures[i]);
  executor_free(pool);
}

LOOP_TEST(a_job_takes_the_place_of_another,
          "A job that had to wait for a thread begins in the moment in which "
          "another one ends, and speaks in its place",
          "E13") {
  static char *const names[] = {"a", "b", "c"};
  static double long_one = 1.5;
  Executor *pool = executor_new(2);
  Future *futures[4];
  told = loop;
  futures[3] = loop_run_in_executor(loop, pool, job_lasts, &long_one);
  for (int i = 0; i < 3; i++)
    futures[i] = loop_run_in_executor(loop, pool, job_tells, names[i]);
  run_until(loop, 5);
  expect_notes("a@0, a@1, b@1, c@1.5, b@2, c@2.5");
  for (int i = 0; i < 4; i++)
    future_free(futures[i]);
  executor_free(pool);
}

TEST(a_job_sleeps_without_a_loop,
     "Where no virtual clock waits for it a job sleeps on the real one", "") {
  double seconds = 0.001;
  Executor *pool = executor_new(1);
  ConcurrentFuture *f = executor_submit(pool, job_lasts, &seconds);
  expect(concurrent_result(f, INFINITY), "return 0.001");
  concurrent_free(f);
  executor_free(pool);
}

static Outcome awaits_it_later(Coroutine *self, void *seconds) {
  Future *f = loop_run_in_executor(loop_running(), NULL, job_lasts, seconds);
  TRY(sleep_for(self, 1));
  note("beside it");
  Outcome o = await(self, f);
  future_free(f);
  return o;
}

LOOP_TEST(a_job_is_recorded,
          "The record says when a job begins and ends, and whose letter it is "
          "that comes",
          "") {
  double two = 2;
  expect(run(loop, awaits_it_later, &two), "return 2.0");
  const RecordedEvent *began = NULL, *beside = NULL, *ended_at = NULL;
  for (const RecordedEvent *e = record_now->first; e; e = e->next) {
    began = e->verb == TRACE_BEGIN ? e : began;
    beside = e->verb == TRACE_PRINT ? e : beside;
    ended_at = e->verb == TRACE_END ? e : ended_at;
    ck_assert(e->verb != TRACE_LETTER || (began && e->target == began->actor));
  }
  if (!began || !beside || !ended_at)
    return ck_abort_msg("it does not say that");
  ck_assert_str_eq(began->actor->label, "Thread-1");
  ck_assert_str_eq(began->value, "job_lasts");
  ck_assert_int_lt(began->seq, beside->seq);
  ck_assert_int_lt(beside->seq, ended_at->seq);
  ck_assert_str_eq(ended_at->value, "2.0");
  ck_assert_double_eq(ended_at->time, 2);
}

// -- cancelling ---------------------------------------------------------------

LOOP_TEST(a_job_that_runs_goes_on,
          "Cancelling the future of a job that runs ends it at once; the job "
          "goes on, and what it has is dropped",
          "E11") {
  static double five = 5;
  loop_set_exception_handler(loop, note_report, NULL);
  Task *task = started(loop, sleeps_beside, &five);
  run_until(loop, 1);
  task_cancel(task);
  run_until(loop, 2);
  expect_notes("CancelledError@1");
  run_until(loop, 6);
  expect_notes("");
  ck_assert_str_eq(state_of(task), "cancelled");
}

LOOP_TEST(its_thread_stays_taken,
          "A thread is taken until its job ends, though nobody awaits it any "
          "more",
          "E11") {
  static double three = 3;
  atomic_int count = 0;
  Executor *pool = executor_new(1);
  Future *slow = loop_run_in_executor(loop, pool, job_lasts, &three);
  run_until(loop, 1);
  ck_assert(future_cancel(slow));
  Future *next = loop_run_in_executor(loop, pool, job_counts, &count);
  run_until(loop, 2);
  ck_assert_int_eq(count, 0);
  run_until(loop, 4);
  ck_assert_int_eq(count, 1);
  expect(future_result(next), "return 0");
  future_free(slow);
  future_free(next);
  executor_free(pool);
}

LOOP_TEST(a_job_that_waits_never_runs,
          "Cancelling the future of a job for which there is no thread yet "
          "takes it back: it never runs",
          "E12") {
  static double one = 1;
  atomic_int count = 0;
  Executor *pool = executor_new(1);
  Future *first_job = loop_run_in_executor(loop, pool, job_lasts, &one);
  Future *second_job = loop_run_in_executor(loop, pool, job_counts, &count);
  run_idle_iteration(loop);
  future_cancel(second_job);
  run_until(loop, 2);
  expect(future_result(first_job), "return 1.0");
  ck_assert(future_cancelled(second_job));
  future_free(first_job);
  future_free(second_job);
  executor_free(pool);
  ck_assert_int_eq(count, 0);
}

// -- two kinds of futures -----------------------------------------------------

LOOP_TEST(a_wrapped_future_has_the_outcome,
          "wrap_future() makes a future of the loop, which is set one "
          "iteration after the other one",
          "E21") {
  ConcurrentFuture *c = concurrent_new();
  Future *f = wrap_future(loop, concurrent_refer(c));
  future_add_done_callback(f, done, "f");
  concurrent_set_outcome(c, returned(value_int(7)));
  ck_assert(!future_done(f));
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("f in 2: 7");
  concurrent_free(c);
  future_free(f);
  ck_assert_int_eq(futures_of(loop), 0);
}

LOOP_TEST(cancelling_goes_both_ways,
          "Cancelling one of both cancels the other; a concurrent one only "
          "before its job has begun",
          "E21") {
  ConcurrentFuture *c[3];
  Future *f[3];
  for (int i = 0; i < 3; i++) {
    c[i] = concurrent_new();
    f[i] = wrap_future(loop, concurrent_refer(c[i]));
  }
  concurrent_begin(c[2]);
  concurrent_cancel(c[0]);
  future_cancel(f[1]);
  future_cancel(f[2]);
  run_iteration(loop);
  ck_assert(future_cancelled(f[0]) && concurrent_cancelled(c[1]));
  ck_assert(concurrent_running(c[2]));
  concurrent_set_outcome(c[2], returned(value_int(7))); // comes too late
  run_iteration(loop);
  for (int i = 0; i < 3; i++) {
    concurrent_free(c[i]);
    future_free(f[i]);
  }
}

static Outcome job_stops_iterating(void *arg) {
  (void)arg;
  return raised(StopIteration, "");
}

LOOP_TEST(stop_iteration_is_no_outcome,
          "A job that raises StopIteration is reported, and its future stays "
          "pending",
          "E14") {
  loop_set_exception_handler(loop, note_report, NULL);
  Future *f = loop_run_in_executor(loop, NULL, job_stops_iterating, NULL);
  run_iteration(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(),
                               "TypeError: StopIteration interacts badly with "
                               "generators"));
  ck_assert(!future_done(f));
  future_free(f);
}

// -- the wrong way ------------------------------------------------------------

static Outcome job_calls_soon(void *loop) {
  loop_call_soon(loop, say_when, "soon");
  return returned(value_none());
}

static Outcome job_sets(void *future) {
  future_set_result(future, value_int(1));
  return returned(value_none());
}

static void calls_soon(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_run_in_executor(loop, NULL, job_calls_soon, loop);
  loop_call_later(loop, 5, stop, NULL);
  loop_run_forever(loop);
}

static void sets_a_future(void) {
  Loop *loop = loop_new(clock_virtual());
  Future *future = future_new(loop);
  start(loop, awaits, future);
  run_iteration(loop);
  loop_run_in_executor(loop, NULL, job_sets, future);
  loop_call_later(loop, 5, stop, NULL);
  loop_run_forever(loop);
}

TEST(a_job_leaves_the_loop_alone,
     "A checked build says when a job calls call_soon(), or sets a future for "
     "which a task waits: only call_soon_threadsafe() is for other threads",
     "") {
  untraced();
  if (!CHECKED)
    return;
  expect_dies(calls_soon, "Non-thread-safe operation invoked on an event loop "
                          "other than the current one");
  expect_dies(sets_a_future, "(use loop_call_soon_threadsafe())");
}
