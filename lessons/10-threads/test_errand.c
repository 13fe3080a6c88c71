// And how does a thread wait for a coroutine?
#include "10-threads/test_threads.h"
#include "record/shared_memory.h"

static Loop *there; // where a job sends its coroutines

static Outcome gives_42(Coroutine *self, void *arg) {
  (void)arg;
  note("starts in %u", iteration());
  TRY(sleep_for(self, 1));
  return returned(value_int(42));
}

// A job that waits for a coroutine, in its thread.
static Outcome job_runs(void *body) {
  ConcurrentFuture *f = run_coroutine_threadsafe(there, body, NULL);
  Outcome o = concurrent_result(f, INFINITY);
  concurrent_free(f);
  return o;
}

static Outcome run_from_job(Loop *loop, CoroutineBody *body) {
  there = loop;
  Future *f = loop_run_in_executor(loop, NULL, job_runs, (void *)body);
  Outcome o = loop_run_until_complete(loop, f);
  future_free(f);
  return o;
}

LOOP_TEST(a_thread_waits_for_a_coroutine,
          "run_coroutine_threadsafe() lets the loop make a task in its next "
          "iteration, and the thread waits for its result; the loop does not",
          "E22") {
  expect(run_from_job(loop, gives_42), "return 42");
  expect_notes("starts in 2");
  ck_assert_double_eq(loop_time(loop), 1);
}

static Outcome has_no_luck(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return raised(ValueError, "no luck");
}

static Outcome cancels_itself(Coroutine *self, void *arg) {
  (void)arg;
  task_cancel(current_task(loop_running()));
  return sleep_for(self, 1);
}

LOOP_TEST(its_error_comes_to_the_thread,
          "What the coroutine raises is raised where the thread waits; of a "
          "task that was cancelled it is CancelledError",
          "E22") {
  expect(run_from_job(loop, has_no_luck), "raise ValueError: no luck");
  expect(run_from_job(loop, cancels_itself), "raise CancelledError");
}

static void hops(Loop *loop, void *errand_future) {
  static int hop;
  if (++hop < 3)
    loop_call_soon(loop, hops, errand_future);
  else
    note("cancelled: %s", str(value_bool(concurrent_cancel(errand_future))));
}

static Outcome is_quick(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  note("done in %u", iteration());
  return returned(value_none());
}

LOOP_TEST(a_cancellation_may_come_too_late,
          "Whoever cancels the future when the task has ended, and its outcome "
          "is on its way, has cancelled the future, and nothing else happens",
          "E22") {
  loop_threads(loop);
  loop_set_exception_handler(loop, note_report, NULL);
  ConcurrentFuture *f = run_coroutine_threadsafe(loop, is_quick, NULL);
  loop_call_soon(loop, hops, f);
  for (int i = 0; i < 5; i++)
    run_idle_iteration(loop);
  expect_notes("done in 2, cancelled: True");
  ck_assert(concurrent_cancelled(f));
  concurrent_free(f);
}

static Outcome waits_long(Coroutine *self, void *name) {
  note("%s starts", (const char *)name);
  Outcome o = sleep_for(self, 3600);
  if (loop_running()) // and was not closed
    note("%s: %s@%g", (const char *)name, outcome_repr(o),
         loop_time(loop_running()));
  return ended(o);
}

static void *sends(void *future) {
  *(ConcurrentFuture **)future =
      run_coroutine_threadsafe(there, waits_long, "task");
  return NULL;
}

static ConcurrentFuture *sent_to(Loop *loop) {
  ConcurrentFuture *future;
  there = loop;
  pthread_join(thread_start(sends, &future), NULL);
  return future;
}

static void *cancels_that(void *future) {
  concurrent_cancel(future);
  return NULL;
}

THREADS_TEST(to_cancel_it_cancels_the_task,
             "Cancelling its future in another thread cancels the task, for it "
             "never counts as running",
             "E22") {
  ConcurrentFuture *f = sent_to(loop);
  run_until(loop, 1);
  ck_assert(!concurrent_running(f));
  pthread_join(thread_start(cancels_that, f), NULL);
  ck_assert(concurrent_cancelled(f));
  run_until(loop, 2);
  expect_notes("task starts, task: CancelledError@1");
  ck_assert_int_eq(futures_of(loop), 0);
  concurrent_free(f);
}

static Future *awaited; // by the task

static void looks(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  note("cancelled: %s", str(value_bool(future_cancelled(awaited))));
}

static void cancels_first(Loop *loop, void *future) {
  concurrent_cancel(future);
  loop_call_soon(loop, looks, NULL);
}

static Outcome awaits_that(Coroutine *self, void *arg) {
  (void)arg;
  return await(self, awaited);
}

LOOP_TEST(in_the_loops_thread_it_is_call_soon,
          "Who cancels its future in the loop's own thread cancels the task in "
          "front of all that he puts off afterwards",
          "E22") {
  awaited = future_new(loop);
  loop_threads(loop);
  ConcurrentFuture *f = run_coroutine_threadsafe(loop, awaits_that, NULL);
  loop_call_later(loop, 1, cancels_first, f);
  run_until(loop, 2);
  expect_notes("cancelled: True");
  concurrent_free(f);
  future_free(awaited);
}

THREADS_TEST(it_is_cancelled_before_it_starts,
             "Of a future that is cancelled before the loop has looked the "
             "task starts, and is cancelled then",
             "E22") {
  ConcurrentFuture *f = sent_to(loop);
  ck_assert(concurrent_cancel(f));
  run_until(loop, 1);
  expect_notes("task starts, task: CancelledError@0");
  concurrent_free(f);
}

static Outcome gives_7(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(7));
}

LOOP_TEST(nobody_has_to_wait,
          "Nobody has to wait: its future may be given back at once, or be "
          "looked at by the loop's own thread",
          "E22") {
  loop_threads(loop);
  concurrent_free(run_coroutine_threadsafe(loop, waits_long, "one"));
  ConcurrentFuture *f = run_coroutine_threadsafe(loop, gives_7, NULL);
  run_until(loop, 1);
  expect_notes("one starts");
  expect(concurrent_result(f, 0), "return 7");
  concurrent_free(f);
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    ck_assert_msg(e->verb != TRACE_CALL_SOON ||
                      strcmp(e->target->label, "cancel_task()"),
                  "nobody has cancelled it");
  run_until(loop, 3601);
  expect_notes("one: None@3600");
}

THREADS_TEST(a_loop_that_closes_cancels_it,
             "A loop that is closed cancels what it was asked for, whether or "
             "not it has begun; one that is closed already refuses it",
             "E22") {
  loop_set_exception_handler(loop, note_report, NULL);
  ConcurrentFuture *begun = sent_to(loop);
  run_until(loop, 1);
  ConcurrentFuture *waits = sent_to(loop);
  loop_close(loop);
  expect(concurrent_result(begun, INFINITY), "raise CancelledError");
  expect(concurrent_result(waits, INFINITY), "raise CancelledError");
  ConcurrentFuture *late = sent_to(loop);
  expect(concurrent_result(late, INFINITY),
         "raise RuntimeError: Event loop is closed");
  concurrent_free(begun);
  concurrent_free(waits);
  concurrent_free(late);
}

THREADS_TEST(its_letter_goes_with_the_loop,
             "What would have cancelled the task is dropped with the loop, and "
             "leaves nothing behind",
             "E22") {
  loop_set_exception_handler(loop, note_report, NULL);
  ConcurrentFuture *f = sent_to(loop);
  run_until(loop, 1);
  concurrent_cancel(f);
  loop_close(loop);
  concurrent_free(f);
}

THREADS_TEST(an_errand_ends_once,
             "An errand ends when its letter is dropped, or when its loop "
             "closes; whoever waits for it hears so, and the task is let be",
             "") {
  Errand *pending = NULL;
  Inbox *inbox = loop_threads(loop)->inbox;
  ConcurrentFuture *f = concurrent_new(), *g = concurrent_new();
  errand_start(loop, errand_new(loop, inbox, f, waits_long, "f", &pending));
  errand_dropped(loop, errand_start,
                 errand_new(loop, inbox, g, waits_long, "g", &pending));
  ck_assert_ptr_nonnull(pending);
  errands_close(&pending);
  ck_assert_ptr_null(pending);
  expect(concurrent_result(f, 0), "raise CancelledError");
  expect(concurrent_result(g, 0), "raise CancelledError");
  run_until(loop, 1);
  expect_notes("f starts");
  run_until(loop, 3601);
  expect_notes("f: None@3600");
  concurrent_free(f);
  concurrent_free(g);
}

THREADS_TEST(errands_end_in_any_order,
             "Of several errands the oldest may end first; those that are left "
             "are cancelled with their loop",
             "E22") {
  loop_set_exception_handler(loop, note_report, NULL);
  ConcurrentFuture *quick = run_coroutine_threadsafe(loop, gives_7, NULL);
  ConcurrentFuture *first = run_coroutine_threadsafe(loop, waits_long, "a");
  ConcurrentFuture *second = run_coroutine_threadsafe(loop, waits_long, "b");
  run_until(loop, 1);
  expect(concurrent_result(quick, 0), "return 7");
  loop_close(loop);
  expect(concurrent_result(first, 0), "raise CancelledError");
  expect(concurrent_result(second, 0), "raise CancelledError");
  concurrent_free(quick);
  concurrent_free(first);
  concurrent_free(second);
}

static void comes_unannounced(void) {
  run_coroutine_threadsafe(loop_new(clock_virtual()), gives_7, NULL);
}

TEST(coroutines_are_announced,
     "Before another thread may send coroutines, the loop's own thread has to "
     "call loop_threads()",
     "") {
  untraced();
  expect_dies(comes_unannounced, "run_coroutine_threadsafe: the loop's own "
                                 "thread calls loop_threads()");
}
