// What a countdown promises, and who launches it.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

static void notes_it(const char *name, const char *what, int left) {
  note("%s %s %d", name, what, left);
}

// -- the countdown ------------------------------------------------------------

TEST(it_counts_once_a_second,
     "A countdown of three says 3, 2, 1, and is over after three seconds", "") {
  Countdown c = {"A", 3, notes_it, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, countdown, &c), "return 'lift-off'");
  expect_notes("A in 3, A in 2, A in 1");
  ck_assert_double_eq(loop_time(loop), 3);
  loop_free(loop);
}

TEST(nothing_is_left_to_count,
     "A countdown of no seconds says nothing and is over at once: it looks "
     "whether a second is left before it counts it",
     "") {
  Countdown c = {"A", 0, notes_it, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, countdown, &c), "return 'lift-off'");
  expect_notes("");
  ck_assert_msg(loop_time(loop) == 0, "it is over after %g seconds",
                loop_time(loop));
  loop_free(loop);
}

TEST(countdowns_overlap,
     "Two tasks count at the same time: a countdown that waits keeps nobody "
     "waiting",
     "") {
  Countdown a = {"A", 2, notes_it, 0}, b = {"B", 2, notes_it, 0};
  Loop *loop = loop_new(clock_virtual());
  start(loop, countdown, &a);
  start(loop, countdown, &b);
  loop_call_later(loop, 0.5, say_iteration, "tick");
  run_until(loop, 5);
  expect_notes("A in 2, B in 2, tick in 2, A in 1, B in 1");
  loop_free(loop);
}

TEST(a_held_one_says_so,
     "A cancelled countdown says at which second it was held: the "
     "CancelledError comes out of its sleep",
     "X03") {
  Countdown c = {"A", 5, notes_it, 0};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, countdown, &c);
  loop_call_later(loop, 1.5, cancels, task);
  run_until(loop, 20);
  expect_notes("A in 5, A in 4, A held at 4");
  loop_free(loop);
}

TEST(a_held_one_is_cancelled,
     "Who has said it hands the CancelledError on: one that returns instead "
     "has not been cancelled",
     "X05") {
  Countdown c = {"A", 5, notes_it, 0};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, countdown, &c);
  loop_call_later(loop, 1.5, cancels, task);
  run_until(loop, 20);
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

// async def launches(c): r = await launch(c); note(r); return r
static Outcome launches(Coroutine *self, void *c) {
  Outcome o = launch(self, c);
  note("launch: %s", outcome_repr(o));
  return o;
}

// -- a launch that has patience ----------------------------------------------

TEST(a_patient_launch_lifts_off,
     "A launch returns what its countdown returns, and at once", "") {
  Countdown c = {"A", 3, notes_it, 100};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, launch, &c), "return 'lift-off'");
  expect_notes("A in 3, A in 2, A in 1");
  ck_assert_double_eq(loop_time(loop), 3);
  loop_free(loop);
}

TEST(no_timer_stays_behind,
     "A launch that is over has taken its timer back: the loop does not wake "
     "for it",
     "L22") {
  Countdown c = {"A", 1, notes_it, 100};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, launch, &c), "return 'lift-off'");
  unsigned before = loop_iteration(loop);
  run_until(loop, 200);
  ck_assert_uint_eq(loop_iteration(loop), before + 1);
  loop_free(loop);
}

// -- a launch that has none --------------------------------------------------

TEST(an_impatient_launch_holds,
     "When the patience is over the countdown is held, and launch() returns "
     "'held'",
     "") {
  Countdown c = {"A", 10, notes_it, 2.5};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, launch, &c), "return 'held'");
  ck_assert_double_eq(loop_time(loop), 2.5);
  loop_free(loop);
}

TEST(held_before_it_returns,
     "cancel() is a request: launch() waits until the countdown has ended, "
     "before it returns itself",
     "X03") {
  Countdown c = {"A", 10, notes_it, 1.5};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, launches, &c), "return 'held'");
  expect_notes("A in 10, A in 9, A held at 9, launch: 'held'");
  loop_free(loop);
}

// -- a launch that is cancelled itself ---------------------------------------

TEST(a_cancelled_launch_holds_too,
     "Who cancels the launch cancels its countdown, which it waits for: that "
     "goes first",
     "X18") {
  Countdown c = {"A", 10, notes_it, 100};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, launches, &c);
  loop_call_later(loop, 1.5, cancels, task);
  run_until(loop, 50);
  expect_notes("A in 10, A in 9, A held at 9, launch: CancelledError");
  ck_assert(future_done(&task->future));
  loop_free(loop);
}

TEST(a_cancelled_launch_is_cancelled,
     "A launch that was cancelled itself is cancelled, and not 'held': it must "
     "know who has asked",
     "X18") {
  Countdown c = {"A", 10, notes_it, 100};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, launch, &c);
  loop_call_later(loop, 1.5, cancels, task);
  run_until(loop, 50);
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  unsigned before = loop_iteration(loop);
  run_until(loop, 200);
  ck_assert_uint_eq(loop_iteration(loop), before + 1); // no timer at 100
  loop_free(loop);
}

TEST(cancelled_when_its_patience_is_over,
     "A launch that is cancelled in the very moment when its patience is over "
     "is cancelled: that its timer has asked too does not undo it",
     "X18") {
  Countdown c = {"A", 10, notes_it, 1.5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = started(loop, launch, &c);
  loop_call_later(loop, 1.5, cancels, task); // behind the launch's own timer
  run_until(loop, 50);
  expect_notes("A in 10, A in 9, A held at 9");
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

// async def launches_after_all(c): a cancellation is caught, and then launch(c)
static Outcome launches_after_all(Coroutine *self, void *c) {
  expect(sleep_for(self, 5), "raise CancelledError");
  return launches(self, c);
}

TEST(an_old_cancellation_does_not_count,
     "A task that was cancelled before, and went on, launches as any other: "
     "what counts is whether somebody has asked since then",
     "X06") {
  Countdown c = {"A", 10, notes_it, 1.5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = started(loop, launches_after_all, &c);
  task_cancel(task);
  run_until(loop, 50);
  expect_notes("A in 10, A in 9, A held at 9, launch: 'held'");
  loop_free(loop);
}

// -- and all of it -----------------------------------------------------------

static int given_back; // tasks, at the last word of a countdown

static void counts_those_given_back(const char *name, const char *what,
                                    int left) {
  (void)name, (void)what, (void)left;
  given_back = 0;
  for (Future *f = loop_futures(loop_running())->first; f; f = f->next)
    given_back += future_type_of(f)->is_task && f->freed;
}

TEST(a_task_is_ours_until_it_has_ended,
     "Who awaits a task must still have it: it is given back behind the await",
     "") {
  Countdown c = {"A", 2, counts_those_given_back, 9};
  Loop *loop = loop_new(clock_virtual());
  start(loop, launch, &c);
  run_until(loop, 20);
  ck_assert_msg(given_back == 0,
                "the countdown still counts, and its task was given back");
  loop_free(loop);
}

TEST(every_task_is_given_back,
     "launch() gives its task back on every way out: lifted off, held, or "
     "cancelled",
     "") {
  Countdown c[] = {
      {"A", 1, notes_it, 5}, {"B", 5, notes_it, 1}, {"C", 9, notes_it, 9}};
  Loop *loop = loop_new(clock_virtual());
  Task *tasks[3];
  for (int i = 0; i < 3; i++)
    tasks[i] = start(loop, launch, &c[i]);
  loop_call_later(loop, 2, cancels, tasks[2]);
  run_until(loop, 20);
  ck_assert_int_eq(futures_of(loop), 3); // the launches, which are ours
  for (int i = 0; i < 3; i++)
    task_free(tasks[i]);
  ck_assert_int_eq(futures_of(loop), 0);
  loop_free(loop);
}
