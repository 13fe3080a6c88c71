// "What if it takes too long?" wait_for() asks it to stop, and does not come
// back before it has; what comes of that is up to the child. (Rows W01 to W09.)
#include "06-together/wait.h"

#include <math.h>

#include "06-together/shield.h"
#include "06-together/test_together.h"

typedef struct Wait {
  Future *future;
  double timeout;
} Wait;

// async def waits_for(wait): note(await asyncio.wait_for(*wait))
static Outcome waits_for(Coroutine *self, void *arg) {
  const Wait *wait = arg;
  Outcome o = wait_for(self, wait->future, wait->timeout);
  note("%s@%g in %u", outcome_repr(o), now(), iteration());
  return o;
}

// A task that works, and one that waits for it. How does the second one end?
static Outcome waited_for(Loop *loop, Job job, double timeout) {
  Wait wait = {&start(loop, works, &job)->future, timeout};
  Outcome o = run(loop, waits_for, &wait);
  ck_assert(is_done(wait.future));
  return o;
}

LOOP_TEST(it_ends_in_time,
          "What ends in time is worth its result; the timer is cancelled, and "
          "who waits goes on two iterations after the child has ended",
          "W01") {
  expect(waited_for(loop, (Job){.name = "a", .takes = 1}, 2), "return 'a'");
  expect_notes("a ends@1, 'a'@1 in 5");
  unsigned before = loop_iteration(loop);
  run_until(loop, 5);
  ck_assert_uint_eq(loop_iteration(loop), before + 1);
  ck_assert_int_eq(futures_of(loop), 2); // the tasks
}

LOOP_TEST(it_fails_in_time,
          "What fails in time fails with its own error, and so does what is "
          "cancelled by somebody else",
          "W01") {
  expect(waited_for(loop, (Job){.name = "a", .takes = 1, .error = KeyError}, 2),
         "raise KeyError: a");
  Job b = {.name = "b", .takes = 5};
  Wait wait = {&start(loop, works, &b)->future, 3};
  loop_call_later(loop, 1, cancels_future, wait.future);
  expect(run(loop, waits_for, &wait), "raise CancelledError");
}

LOOP_TEST(it_takes_too_long,
          "When the time is over the child is cancelled, and waited for until "
          "it has really ended; then TimeoutError",
          "W02") {
  expect(waited_for(loop, (Job){.name = "a", .takes = 9, .tidies = 2}, 1),
         "raise TimeoutError");
  expect_notes("a cancelled@1, TimeoutError@3 in 8");
  ck_assert_int_eq(futures_of(loop), 2); // the tasks
}

LOOP_TEST(it_swallows_the_request,
          "A child that swallows the request and returns has its result "
          "returned, though the time was over",
          "W03") {
  expect(waited_for(loop, (Job){.name = "a", .takes = 9, .stays = true}, 1),
         "return 'a'");
}

LOOP_TEST(it_fails_when_it_is_asked,
          "A child that fails in answer to the request has its error raised, "
          "not TimeoutError",
          "W04") {
  Job job = {.name = "a", .takes = 9, .breaks_by = KeyError};
  expect(waited_for(loop, job, 1), "raise KeyError: a");
}

FUTURE_TEST(no_time_for_what_is_done,
            "With no time, or less, what is done already is worth its result, "
            "and nobody waits",
            "W05") {
  future_set_result(f, value_int(1));
  Wait none = {f, 0}, less = {f, -1};
  expect(run(loop, waits_for, &none), "return 1");
  expect(run(loop, waits_for, &less), "return 1");
  expect_notes("1@0 in 1, 1@0 in 3");
}

// async def hurries(): await asyncio.wait_for(works(job), 0)
static Outcome hurries(Coroutine *self, void *job) {
  Task *task = start(loop_running(), works, job);
  Outcome o = wait_for(self, &task->future, 0);
  note("cancelled %s", str(value_bool(future_cancelled(&task->future))));
  task_free(task);
  return o;
}

LOOP_TEST(no_time_for_a_task,
          "With no time at all a task that has not begun never does: "
          "TimeoutError",
          "W06") {
  Job job = {.name = "a", .takes = 1};
  expect(run(loop, hurries, &job), "raise TimeoutError");
  expect_notes("cancelled True");
  ck_assert(loop_time(loop) == 0);
}

LOOP_TEST(who_waits_is_cancelled,
          "When the one who waits is cancelled, so is the child; it is waited "
          "for, and then comes CancelledError",
          "W07") {
  Job job = {.name = "a", .takes = 9, .tidies = 2};
  Wait wait = {&start(loop, works, &job)->future, 5};
  Task *task = start(loop, waits_for, &wait);
  loop_call_later(loop, 1, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  ck_assert(future_cancelled(wait.future));
  expect_notes("a cancelled@1, CancelledError@3 in 8");
}

LOOP_TEST(who_waits_is_cancelled_and_the_child_stays,
          "When the one who waits is cancelled, it ends with CancelledError "
          "also if the child has swallowed its request",
          "W07") {
  Job job = {.name = "a", .takes = 9, .stays = true};
  Wait wait = {&start(loop, works, &job)->future, 5};
  Task *task = start(loop, waits_for, &wait);
  loop_call_later(loop, 1, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  expect(future_result(wait.future), "return 'a'");
}

LOOP_TEST(who_waits_is_cancelled_twice,
          "Who is cancelled while the child tidies up does not wait any "
          "longer",
          "W07") {
  Job job = {.name = "a", .takes = 9, .tidies = 5};
  Wait wait = {&start(loop, works, &job)->future, 1};
  Task *task = start(loop, waits_for, &wait);
  loop_call_later(loop, 3, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  ck_assert(loop_time(loop) == 3 && !is_done(wait.future));
  run_until(loop, 7);
}

FUTURE_TEST(cancelled_when_it_is_done_already,
            "Who is cancelled in the moment in which the child is done gets "
            "its result, and the request is lost: Python 3.11 does that",
            "W08") {
  Wait wait = {f, 5};
  Task *task = started(loop, waits_for, &wait);
  future_set_result(f, value_int(42));
  task_cancel(task);
  expect_result(loop, &task->future, "42");
  ck_assert(!future_cancelled(&task->future));
  ck_assert_uint_eq(task->cancelling, 1);
}

LOOP_TEST(a_shielded_child_goes_on,
          "When the time is over for a shielded task, the shield is "
          "cancelled: TimeoutError at once, and the task goes on",
          "W09") {
  Job job = {.name = "a", .takes = 3};
  Task *child = start(loop, works, &job);
  Wait wait = {shield(&child->future), 1};
  expect(run(loop, waits_for, &wait), "raise TimeoutError");
  ck_assert(loop_time(loop) == 1);
  future_give_back_reference(wait.future);
  expect_result(loop, &child->future, "'a'");
}

LOOP_TEST(no_limit_is_an_await, "Without a limit wait_for() is await()",
          "W01") {
  expect(waited_for(loop, (Job){.name = "a", .takes = 1}, INFINITY),
         "return 'a'");
  expect_notes("a ends@1, 'a'@1 in 4");
}

FUTURE_TEST(a_limit_that_is_not_a_number,
            "A time that is not a number is over in the next iteration", "") {
  Wait wait = {f, NAN};
  expect(run(loop, waits_for, &wait), "raise TimeoutError");
  ck_assert(loop_time(loop) == 0 && future_cancelled(f));
}

static Outcome waits_by_hand(Coroutine *self, void *arg) {
  const Wait *wait = arg;
  return wait_for(self, wait->future, wait->timeout);
}

FUTURE_TEST(it_waits_for_its_own_loop_only,
            "wait_for() of another loop's future is a ValueError; without a "
            "running loop it is a RuntimeError",
            "W01") {
  Loop *other = loop_new(clock_virtual());
  Wait wait = {f, 1};
  expect(run(other, waits_for, &wait),
         "raise ValueError: The future belongs to a different loop than the "
         "one specified as the loop argument");
  loop_free(other);
  const double timeouts[] = {1, 0, INFINITY};
  for (int i = 0; i < 3; i++) {
    wait.timeout = timeouts[i];
    Coroutine *c = coroutine_new(waits_by_hand, &wait);
    expect(coroutine_next(c), "raise RuntimeError: no running event loop");
    coroutine_free(c);
  }
}

static void gives_back(Loop *loop, void *future) {
  (void)loop;
  future_free(future);
}

LOOP_TEST(its_maker_gives_it_back,
          "The maker of what is waited for may give it back in the meantime: "
          "it stays until the wait is over",
          "") {
  Job a = {.name = "a", .takes = 2}, b = {.name = "b", .takes = 9};
  Wait wait = {&start(loop, works, &a)->future, 5};
  loop_call_later(loop, 1, gives_back, wait.future);
  expect(run(loop, waits_for, &wait), "return 'a'");
  wait = (Wait){&start(loop, works, &b)->future, 3};
  loop_call_later(loop, 1, gives_back, wait.future);
  expect(run(loop, waits_for, &wait), "raise TimeoutError");
  ck_assert_int_eq(futures_of(loop), 2); // those who have waited
}

static Outcome resumes(Coroutine *self, void *waiting) {
  (void)self;
  return returned(coroutine_next(waiting).value);
}

FUTURE_TEST(an_error_may_come_when_no_loop_runs,
            "Who resumes the waiting one by hand may throw CancelledError when "
            "the loop does not run: the future is cancelled, and waited for",
            "") {
  Wait wait = {f, 5};
  Coroutine *c = coroutine_new(waits_for, &wait);
  expect(run(loop, resumes, c), "return <Future>");
  expect(coroutine_throw(c, raised(CancelledError, "").error),
         "yield <Future>");
  ck_assert(future_cancelled(f));
  coroutine_free(c);
}

FUTURE_TEST(who_waits_may_vanish,
            "When the loop closes, who waits leaves nothing behind that could "
            "be called, and hands GeneratorExit on",
            "") {
  Wait wait = {f, 5};
  started(loop, waits_for, &wait);
  note_reports(loop);
  loop_close(loop);
  ck_assert_ptr_null(f->callbacks);
  const char *notes = notes_taken();
  ck_assert_msg(strstr(notes, "GeneratorExit@0"), "%s", notes);
}
