// Why are there two kinds of futures?
#include "10-threads/test_threads.h"

static void *sets_7(void *future) {
  concurrent_set_outcome(future, returned(value_int(7)));
  return NULL;
}

// A thread that waits for it, as a job does of whose loop this is the inbox: so
// the test knows when it stands still.
typedef struct Waiting {
  Inbox *inbox;
  ConcurrentFuture *future;
  Worker worker;
  pthread_t thread;
  atomic_bool goes_on;
  Outcome outcome;
} Waiting;

static void *waits_for(void *arg) {
  Waiting *self = arg;
  inbox_here = (Here){self->inbox, &self->worker};
  inbox_await_turn(self->inbox, &self->worker);
  self->outcome = concurrent_result(self->future, INFINITY);
  self->goes_on = true;
  inbox_end(self->inbox, &self->worker);
  return NULL;
}

static void start_waiting(Waiting *self, Inbox *inbox, ConcurrentFuture *f) {
  self->inbox = inbox;
  self->future = f;
  inbox_begin(inbox, &self->worker, NULL);
  self->thread = thread_start(waits_for, self);
}

static void expect_goes_on(Waiting *self, const char *expected) {
  ck_assert(inbox_settle(self->inbox, 60));
  pthread_join(self->thread, NULL);
  expect(self->outcome, expected);
}

TEST(a_concurrent_result_blocks,
     "concurrent_result() blocks its thread until another one has set the "
     "result",
     "E18") {
  Inbox *inbox = inbox_new();
  ConcurrentFuture *f = concurrent_new();
  Waiting waiting[3] = {0};
  for (int i = 0; i < 3; i++)
    start_waiting(&waiting[i], inbox, f);
  ck_assert(inbox_settle(inbox, 60)); // now all wait, or have gone on wrongly
  for (int i = 0; i < 3; i++)
    ck_assert_msg(!waiting[i].goes_on, "thread %d has not waited", i + 1);
  sets_7(f);
  for (int i = 0; i < 3; i++)
    expect_goes_on(&waiting[i], "return 7");
  expect(concurrent_result(f, 0), "return 7");
  concurrent_free(f);
  inbox_give_back(inbox);
}

TEST(who_waits_hears_of_a_cancellation,
     "Cancelling it wakes whoever waits for its result: CancelledError",
     "E18 E20") {
  Inbox *inbox = inbox_new();
  ConcurrentFuture *f = concurrent_new();
  Waiting waiting = {0};
  start_waiting(&waiting, inbox, f);
  ck_assert(inbox_settle(inbox, 60));
  ck_assert_msg(!waiting.goes_on, "it has not waited");
  ck_assert(concurrent_cancel(f));
  expect_goes_on(&waiting, "raise CancelledError");
  concurrent_free(f);
  inbox_give_back(inbox);
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

static void *sets_7_late(void *future) {
  clock_sleep(clock_real(), 0.05);
  return sets_7(future);
}

TEST(a_timeout_is_in_seconds,
     "With a timeout of an hour concurrent_result() waits as long as it takes",
     "E18") {
  ConcurrentFuture *f = concurrent_new();
  pthread_t thread = thread_start(sets_7_late, f);
  expect(concurrent_result(f, 3600), "return 7");
  pthread_join(thread, NULL);
  concurrent_free(f);
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
  for (int i = 0; i < 3; i++)
    concurrent_add_done_callback(f, says_who, "never called");
  concurrent_free(f);
  ck_assert(!concurrent_done(f));
  concurrent_free(f);
  concurrent_free(NULL);
  expect_notes("");
}
