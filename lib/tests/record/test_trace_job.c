// lib/trace_job.h: what jobs do in threads of their own.
#include "trace_job.h"

#include <pthread.h>

#include "record/recorded_job.h"
#include "testing.h"

static unsigned jobs[2];

static void work(void) {}
static void other(void) {}
static void deliver(void) {}

static void *both(void *arg) {
  trace_job_begins(jobs[0]);
  trace_job_begins(jobs[1]);
  *(unsigned *)arg = trace_job_here();
  trace_job_ends(jobs[0], returned(value_int(42)));
  trace_job_ends(jobs[1], raised(ValueError, "spam"));
  return NULL;
}

static void in_thread(void *(*run)(void *), void *arg) {
  pthread_t thread;
  ck_assert_int_eq(pthread_create(&thread, NULL, run, arg), 0);
  pthread_join(thread, NULL);
}

TEST(a_job_reports,
     "A job that another thread works on is recorded: that it is handed over, "
     "begins, ends, and that its letter is found",
     "") {
  unsigned here = 0;
  jobs[0] = trace_submit((void *)work, NULL);
  jobs[1] = trace_submit((void *)other, NULL);
  in_thread(both, &here);
  expect_trace("main submit work\n"
               "main submit other\n");
  trace_jobs();
  trace_letter(here, (void *)deliver, NULL);
  expect_trace("main submit work\n"
               "main submit other\n"
               "Thread-1 begin work\n"
               "Thread-2 begin other\n"
               "Thread-1 end 42\n"
               "Thread-2 end ValueError: spam\n"
               "main letter deliver\n");
}

static void *ends_first(void *arg) {
  trace_job_begins(jobs[0]);
  trace_job_ends(jobs[0], returned(value_none()));
  trace_job_begins(jobs[1]);
  return arg;
}

TEST(a_job_gets_the_first_place_that_is_free,
     "A job that begins when another has ended has the same lane", "") {
  jobs[0] = trace_submit((void *)work, NULL);
  jobs[1] = trace_submit((void *)other, NULL);
  in_thread(ends_first, NULL);
  trace_jobs();
  trace_jobs(); // each note is entered once
  expect_trace("main submit work\n"
               "main submit other\n"
               "Thread-1 begin work\n"
               "Thread-1 end None\n"
               "Thread-1 begin other\n");
}

static void *unknown(void *arg) {
  trace_job_begins(0);
  trace_job_ends(0, returned(value_none()));
  trace_job_begins(99);
  return arg;
}

TEST(a_job_of_no_record_is_in_none,
     "What nobody has handed over while this record was written is not in it, "
     "nor whose its letter is",
     "") {
  in_thread(unknown, NULL);
  trace_jobs();
  trace_letter(99, (void *)deliver, NULL);
  expect_trace("main letter deliver\n");
}

TEST(a_place_at_work,
     "A job has no thread before it begins, and keeps it when it has ended; "
     "then another job may have it, too",
     "") {
  RecordedJob *a = recorded_job_new(NULL, "a"),
              *b = recorded_job_new(NULL, "b");
  ck_assert_int_eq(b->number, a->number + 1);
  ck_assert_ptr_eq(recorded_job_find(a->number), a);
  ck_assert_ptr_null(recorded_job_find(b->number + 1));
  ck_assert_ptr_null(a->thread);
  recorded_job_begins(a);
  recorded_job_ends(a);
  recorded_job_begins(b);
  ck_assert_ptr_nonnull(a->thread);
  ck_assert_ptr_eq(a->thread, b->thread);
}
