// test_threads.h: what the tests of threads have in common.
//
//   THREADS_TEST(a_letter_comes, "A letter of another thread is called", "E01")
//   {
//     in_thread(loop, posts_hello);
//     run_iteration(loop);
//     expect_notes("hello");
//   }
//
// Such a test is given a loop on a virtual clock, to which other threads may
// talk. Its threads are joined before it looks, or the loop knows of them: then
// nothing depends on who is faster.
#ifndef TEST_THREADS_H
#define TEST_THREADS_H

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "05-tasks/sleep.h"
#include "05-tasks/test_tasks.h"
#include "10-threads/in_executor.h"

#define THREADS_TEST(name, rule, rows)                                         \
  static void name##_with_threads(Loop *loop);                                 \
  LOOP_TEST(name, rule, rows) {                                                \
    loop_threads(loop);                                                        \
    name##_with_threads(loop);                                                 \
  }                                                                            \
  static void name##_with_threads(Loop *loop)

static inline pthread_t thread_start(void *(*run)(void *), void *arg) {
  pthread_t thread;
  ck_assert_int_eq(pthread_create(&thread, NULL, run, arg), 0);
  return thread;
}

// Starts a thread, and waits for its end.
static inline void in_thread(Loop *loop, void *(*run)(void *)) {
  pthread_join(thread_start(run, loop), NULL);
}

// A door that is shut until somebody opens it; for jobs whose loop has a real
// clock, or none.
typedef struct Gate {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  bool open;
} Gate;

#define GATE                                                                   \
  { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false }

static inline void gate_open(Gate *self) {
  pthread_mutex_lock(&self->lock);
  self->open = true;
  pthread_cond_broadcast(&self->changed);
  pthread_mutex_unlock(&self->lock);
}

static inline void gate_wait(Gate *self) {
  pthread_mutex_lock(&self->lock);
  while (!self->open)
    pthread_cond_wait(&self->changed, &self->lock);
  pthread_mutex_unlock(&self->lock);
}

// -- jobs ---------------------------------------------------------------------

static inline Outcome job_42(void *arg) {
  (void)arg;
  return returned(value_int(42));
}

static inline Outcome job_fails(void *arg) {
  (void)arg;
  return raised(ValueError, "no luck");
}

// Counts how often it was done.
static inline Outcome job_counts(void *count) {
  return returned(value_int((int64_t)atomic_fetch_add((atomic_int *)count, 1)));
}

// def lasts(seconds): time.sleep(seconds); return seconds
static inline Outcome job_lasts(void *seconds) {
  job_sleep(*(double *)seconds);
  return returned(value_float(*(double *)seconds));
}

static inline Outcome job_waits_at(void *gate) {
  gate_wait(gate);
  return returned(value_str("open"));
}

#endif
