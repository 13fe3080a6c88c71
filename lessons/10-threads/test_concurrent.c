// Why are there two kinds of futures?
#include "10-threads/test_threads.h"

static void *sets_7(void *future) {
  concurrent_set_outcome(future, returned(value_int(7)));
  return NULL;
}

static void *waits_for(void *future) {
  Outcome o = concurrent_result(future, INFINITY);
  return (void *)(intptr_t)value_as_int(o.value);
}

static void *sees_cancelled(void *future) {
  Outcome o = concurrent_result(future, INFINITY);
  return o.how == RAISED && o.error.type == CancelledError ? "cancelled" : "";
}

TEST(a_concurrent_result_blocks,
     "concurrent_result() blocks its thread until another one has set the "
     "result",
     "E18") {
  ConcurrentFuture *f = concurrent_new();
  void *got[3];
  pthread_t waiting[3];
  for (int i = 0; i < 3; i++)
    waiting[i] = thread_start(waits_for, f);
  clock_sleep(clock_real(), 0.05); // by then they wait, or have gone on wrongly
  sets_7(f);
  for (int i = 0; i < 3; i++) {
    pthread_join(waiting[i], &got[i]);
    ck_assert_int_eq((intptr_t)got[i], 7);
  }
  expect(concurrent_result(f, 0), "return 7");
  concurrent_free(f);
}

LOOP_TEST(a_future_never_blocks,
          "Where concurrent_result() waits, and at most so many seconds, "
          "future_result() says that there is nothing yet",
          "E18") {
  ConcurrentFuture *concurrent = concurrent_new();
  Future *future = future_new(loop);
  expect(concurrent_result(concurrent, 0), "raise TimeoutError");
  expect(concurrent_result(concurrent, 0.001), "raise TimeoutError");
  expect(concurrent_result(concurrent, NAN), "raise TimeoutError");
  expect(future_result(future),
         "raise InvalidStateError: Result is not ready.");
  concurrent_free(concurrent);
  future_free(future);
}

static pthread_t caller;
static void says_who(ConcurrentFuture *future, void *name) {
  bool here = pthread_equal(caller, pthread_self());
  note("%s %s: %s", (const char *)name, here ? "here" : "elsewhere",
       outcome_repr(concurrent_result(future, 0)));
}

TEST(its_callbacks_run_at_once,
     "Its callbacks run at once, in their order, in the thread that sets the "
     "result; once that is there, in the one that leaves a callback",
     "E19") {
  untraced();
  caller = pthread_self();
  ConcurrentFuture *f = concurrent_new();
  concurrent_add_done_callback(f, says_who, "first");
  concurrent_add_done_callback(f, says_who, "second");
  pthread_join(thread_start(sets_7, f), NULL);
  expect_notes("first elsewhere: 7, second elsewhere: 7");
  concurrent_add_done_callback(f, says_who, "third");
  expect_notes("third here: 7");
  concurrent_free(f);
}

TEST(what_waits_can_be_cancelled,
     "Cancelling one whose job has not begun succeeds, once and for all",
     "E20") {
  caller = pthread_self();
  ConcurrentFuture *f = concurrent_new();
  pthread_t waiting = thread_start(sees_cancelled, f);
  concurrent_add_done_callback(f, says_who, "callback");
  ck_assert(!concurrent_done(f));
  ck_assert(concurrent_cancel(f));
  ck_assert(concurrent_cancelled(f) && concurrent_done(f));
  expect_notes("callback here: CancelledError");
  ck_assert(concurrent_cancel(f));
  ck_assert_msg(!concurrent_begin(f), "nobody begins what was cancelled");
  expect(concurrent_set_outcome(f, returned(value_int(1))),
         "raise InvalidStateError: invalid state");
  expect_notes("");
  void *seen;
  pthread_join(waiting, &seen);
  ck_assert_str_eq(seen, "cancelled");
  concurrent_free(f);
}

TEST(what_runs_cannot_be_cancelled,
     "Once its job has begun it cannot be cancelled, nor when it has ended",
     "E20") {
  ConcurrentFuture *f = concurrent_new();
  ck_assert(!concurrent_running(f));
  ck_assert(concurrent_begin(f));
  ck_assert(concurrent_running(f));
  ck_assert(!concurrent_cancel(f));
  expect(concurrent_set_outcome(f, raised(ValueError, "no luck")),
         "return None");
  ck_assert(!concurrent_running(f) && !concurrent_cancel(f));
  expect(concurrent_result(f, INFINITY), "raise ValueError: no luck");
  expect(concurrent_set_outcome(f, returned(value_int(1))),
         "raise InvalidStateError: invalid state");
  concurrent_free(f);
}

static atomic_int won;

static void *begins(void *future) {
  if (concurrent_begin(future))
    atomic_fetch_add(&won, 1);
  return NULL;
}

static void *cancels_it(void *future) {
  if (concurrent_cancel(future))
    atomic_fetch_add(&won, 1);
  return NULL;
}

TEST(whoever_comes_first_has_it,
     "When one thread cancels it while another begins its job, exactly one of "
     "them succeeds",
     "E20") {
  untraced();
  for (int i = 0; i < 500; i++) {
    ConcurrentFuture *f = concurrent_new();
    won = 0;
    pthread_t one = thread_start(begins, f), two = thread_start(cancels_it, f);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
    ck_assert_int_eq(won, 1);
    concurrent_free(f);
  }
}

TEST(it_goes_with_its_last_reference,
     "It is there until the last one who refers to it has given it back", "") {
  ConcurrentFuture *f = concurrent_new();
  ck_assert_ptr_eq(concurrent_refer(f), f);
  concurrent_add_done_callback(f, says_who, "never called");
  concurrent_free(f);
  ck_assert(!concurrent_done(f));
  concurrent_free(f);
  concurrent_free(NULL);
  expect_notes("");
}
