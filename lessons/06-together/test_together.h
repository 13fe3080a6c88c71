// test_together.h: what the tests of waiting together have in common.
//
//   LOOP_TEST(..., "...", "A02") {
//     Job jobs[] = {{.name = "a", .takes = 3}, {.name = "b", .takes = 1}};
//     Future *both[2];
//     start_jobs(loop, 2, jobs, both);
//     Future *all = gather(loop, 2, both, false);
//     expect_result(loop, all, "['a', 'b']");
//     expect_notes("b ends@1, a ends@3");
//   }
#ifndef TEST_TOGETHER_H
#define TEST_TOGETHER_H

#include "05-tasks/test_tasks.h"

// What a child does: sleeps, then returns its name or fails with it. When it is
// cancelled, it may need some seconds more, return in spite of that, or fail.
typedef struct Job {
  const char *name;
  double takes;        // seconds
  ErrorType error;     // BaseException: none
  double tidies;       // seconds, when it is cancelled
  bool stays;          // ... and then it returns its name
  ErrorType breaks_by; // ... or fails with this
} Job;

// The time of the loop that runs, or 0 when none does.
static inline double now(void) {
  return loop_running() ? loop_time(loop_running()) : 0;
}

static inline void note_now(const Job *job, const char *what) {
  note("%s %s@%g", job->name, what, now());
}

static inline Outcome works(Coroutine *self, void *arg) {
  const Job *job = arg;
  Outcome o = sleep_for(self, job->takes);
  if (o.how == RAISED && error_is(o.error, CancelledError)) {
    note_now(job, "cancelled");
    if (job->tidies)
      sleep_for(self, job->tidies);
    if (job->breaks_by)
      return raised(job->breaks_by, job->name);
    return job->stays ? returned(value_str(job->name)) : o;
  }
  if (o.how == RAISED)
    return o;
  note_now(job, "ends");
  return job->error ? raised(job->error, job->name)
                    : returned(value_str(job->name));
}

static inline void start_jobs(Loop *loop, size_t count, Job jobs[],
                              Future *futures[]) {
  for (size_t i = 0; i < count; i++)
    futures[i] = &start(loop, works, &jobs[i])->future;
}

// The loop runs until it is done; is it worth this?
#define expect_result(loop, future, text)                                      \
  ck_assert_str_eq(outcome_repr(loop_run_until_complete(loop, future)), text)

// A coroutine that a task has resumed by hand, and then has ended, and was
// given back.
typedef struct ByHand {
  Coroutine *coroutine;
  Task *task;
} ByHand;

static inline Outcome begins_by_hand(Coroutine *self, void *arg) {
  const ByHand *by_hand = arg;
  (void)self;
  coroutine_next(by_hand->coroutine);
  task_free(by_hand->task);
  return returned(value_none());
}

static inline Coroutine *begun_by_hand(Loop *loop, CoroutineBody *body,
                                       void *arg) {
  ByHand by_hand = {.coroutine = coroutine_new(body, arg)};
  by_hand.task = start(loop, begins_by_hand, &by_hand);
  run_iteration(loop);
  return by_hand.coroutine;
}

static inline void cancels_future(Loop *loop, void *future) {
  (void)loop;
  future_cancel(future);
}

static inline bool is_done(const void *future) { return future_done(future); }

// What handles the errors of a loop says in a test.
static inline void note_reports(Loop *loop) {
  loop_set_exception_handler(loop, note_report, NULL);
}

#endif
