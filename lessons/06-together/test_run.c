// "What does asyncio.run() do?" It makes a loop, runs one coroutine, stops what
// is left, and closes. (Row R01.)
#include "06-together/run.h"
#include "06-together/test_together.h"

static Outcome run_it(CoroutineBody *body, void *arg) {
  return asyncio_run(clock_virtual(), coroutine_new(body, arg));
}

TEST(it_runs_one_coroutine,
     "asyncio_run() is worth what the coroutine returns, or raises its error",
     "R01") {
  Job a = {.name = "a", .takes = 1},
      b = {.name = "b", .takes = 1, .error = ValueError};
  expect(run_it(works, &a), "return 'a'");
  expect(run_it(works, &b), "raise ValueError: b");
  expect_notes("a ends@1, b ends@1");
  ck_assert_ptr_null(loop_running());
}

static Outcome works_until_over(Coroutine *self, void *job) {
  Outcome o = works(self, job);
  note_now(job, "over");
  return o;
}

typedef struct Leaving {
  Job jobs[2];
  double after; // it returns, and leaves them alone
} Leaving;

static Outcome leaves_two(Coroutine *self, void *arg) {
  Leaving *leaving = arg;
  for (int i = 0; i < 2; i++)
    task_free(start(loop_running(), works_until_over, &leaving->jobs[i]));
  TRY(sleep_for(self, leaving->after));
  note("returns@%g", now());
  return returned(value_int(7));
}

TEST(what_is_left_is_cancelled,
     "Tasks that are left when the coroutine is done are cancelled, in the "
     "order of their creation, and waited for; its result stays",
     "R01") {
  Leaving leaving = {.jobs = {{.name = "a", .takes = 9, .tidies = 2},
                              {.name = "b", .takes = 9}},
                     .after = 1};
  expect(run_it(leaves_two, &leaving), "return 7");
  expect_notes("returns@1, a cancelled@1, b cancelled@1, b over@1, a over@3");
}

static Outcome has_two_that_fail(Coroutine *self, void *arg) {
  Job *jobs = arg;
  loop_set_exception_handler(loop_running(), note_report, NULL);
  start(loop_running(), works, &jobs[0]);
  start(loop_running(), works, &jobs[1]);
  return sleep_for(self, 1);
}

TEST(what_fails_at_the_end_is_reported,
     "Each task that fails when it is cancelled at the end is reported to the "
     "exception handler",
     "R01") {
  Job jobs[] = {{.name = "a", .takes = 9, .breaks_by = KeyError},
                {.name = "b", .takes = 9, .breaks_by = ValueError}};
  expect(run_it(has_two_that_fail, jobs), "return None");
  expect_notes("a cancelled@1, b cancelled@1, unhandled exception during "
               "asyncio.run() shutdown: KeyError: a, unhandled exception "
               "during asyncio.run() shutdown: ValueError: b");
}

static Outcome raises_exit(Coroutine *self, void *error) {
  TRY(sleep_for(self, 1));
  return raised_error(*(Error *)error);
}

static Outcome is_interrupted(Coroutine *self, void *error) {
  note_reports(loop_running());
  start(loop_running(), raises_exit, error);
  Outcome o = sleep_for(self, 9);
  note("%s@%g", outcome_repr(o), now());
  return o;
}

TEST(an_exit_stops_all,
     "When a task raises SystemExit or KeyboardInterrupt the coroutine is "
     "cancelled like all others, and the error leaves asyncio_run()",
     "R01") {
  Error error = raised(KeyboardInterrupt, "").error;
  expect(run_it(is_interrupted, &error), "raise KeyboardInterrupt");
  expect_notes("CancelledError@1, Task exception was never retrieved: "
               "KeyboardInterrupt");
}

static Outcome runs_again(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return run_it(quick, NULL);
}

TEST(not_inside_of_itself,
     "asyncio_run() in a running loop is a RuntimeError, and without a "
     "coroutine a ValueError",
     "R01") {
  expect(run_it(runs_again, NULL),
         "raise RuntimeError: asyncio.run() cannot be called from a running "
         "event loop");
  expect(asyncio_run(clock_virtual(), NULL),
         "raise ValueError: a coroutine was expected, got None");
}

static Outcome stays_for_ever(Coroutine *self, void *future) {
  await(self, future);
  return await(self, future_new(loop_running()));
}

static Outcome leaves_one_who_stays(Coroutine *self, void *arg) {
  (void)arg;
  start(loop_running(), stays_for_ever, future_new(loop_running()));
  return sleep_for(self, 1);
}

static void run_one_who_stays(void) {
  expect(run_it(leaves_one_who_stays, NULL),
         "raise RuntimeError: nothing can ever wake this event loop again");
}

TEST(one_who_does_not_stop,
     "A task that does not stop when it is asked, and waits for what never "
     "comes, is reported when the loop has nothing else to do",
     "R01") {
  int status;
  const char *output = output_of(run_one_who_stays, &status);
  expect_in(output, "pending: <Task pending name='Task-2'");
  ck_assert_ptr_null(strstr(output, "unhandled exception"));
  expect_status(status, 0, output);
}
