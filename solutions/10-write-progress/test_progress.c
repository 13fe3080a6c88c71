// What work_in_thread() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

static pthread_t loop_thread;
static atomic_int parts_done;
static bool wrong_thread;

// Takes a second.
static void part(int i, void *arg) {
  (void)arg;
  job_sleep(1);
  wrong_thread |= pthread_equal(pthread_self(), loop_thread);
  if (atomic_load(&parts_done) == i)
    atomic_fetch_add(&parts_done, 1);
}

static void progress(int done, void *arg) {
  if (!pthread_equal(pthread_self(), loop_thread))
    wrong_thread = true;
  else
    note("%s%d@%g", (const char *)arg, done, loop_time(loop_running()));
}

static Work five = {5, part, progress, "part "};
static Work quiet = {3, part, NULL, NULL};

static Outcome works(Coroutine *self, void *work) {
  Outcome o = work_in_thread(self, work);
  if (loop_running()) // and was not closed
    note("%s@%g", outcome_repr(o), loop_time(loop_running()));
  return ended(o);
}

static Task *begin(Loop *loop, Work *work) {
  loop_thread = pthread_self();
  return started(loop, works, work);
}

// -- the work -----------------------------------------------------------------

LOOP_TEST(all_parts_are_done,
          "All parts are done in their order, in another thread than the "
          "loop's, and others go on meanwhile",
          "") {
  begin(loop, &quiet);
  loop_call_later(loop, 2, say_when, "another one");
  run_until(loop, 5);
  expect_notes("another one@2, 3@3");
  ck_assert_int_eq(parts_done, 3);
  ck_assert_msg(!wrong_thread, "a part was done in the loop's thread");
}

static Work nothing = {0, part, progress, ""};

LOOP_TEST(nothing_is_done_at_once, "A work without parts is done", "") {
  begin(loop, &nothing);
  run_until(loop, 1);
  expect_notes("0@0");
}

// -- and how far it is --------------------------------------------------------

LOOP_TEST(each_part_is_told,
          "After each part the loop's thread is told how many are done", "") {
  begin(loop, &five);
  run_until(loop, 7);
  ck_assert_msg(!wrong_thread, "progress() was called in the job's thread");
  expect_notes("part 1@1, part 2@2, part 3@3, part 4@4, part 5@5, 5@5");
}

// -- and its end --------------------------------------------------------------

LOOP_TEST(it_stops_when_it_is_asked,
          "Who is cancelled asks the job to stop, and waits until it has: it "
          "ends the part that it has begun, and begins no further one",
          "") {
  Task *task = begin(loop, &five);
  loop_call_later(loop, 2.5, cancels, task);
  run_until(loop, 7);
  expect_notes("part 1@1, part 2@2, CancelledError@3");
  ck_assert_int_eq(parts_done, 3);
}

LOOP_TEST(to_ask_twice_changes_nothing,
          "To be cancelled again while the job ends changes nothing", "") {
  Task *task = begin(loop, &five);
  loop_call_later(loop, 2.25, cancels, task);
  loop_call_later(loop, 2.5, cancels, task);
  loop_call_later(loop, 2.75, cancels, task);
  run_until(loop, 7);
  expect_notes("part 1@1, part 2@2, CancelledError@3");
  ck_assert_int_eq(parts_done, 3);
}

static void says_nothing(Loop *loop, const ExceptionContext *context,
                         void *arg) {
  (void)loop, (void)context, (void)arg;
}

TEST(a_loop_that_closes_stops_it,
     "A job whose loop is closed stops, too; what it shares with the coroutine "
     "is there until it has ended, and then goes",
     "") {
  untraced();
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, says_nothing, NULL);
  begin(loop, &five);
  run_until(loop, 1.5);
  loop_free(loop); // waits for it
  expect_notes("part 1@1");
  ck_assert_int_eq(parts_done, 2);
}
