// What first_success() promises.
#include "06-together/test_together.h"
#include "exercise.h"

enum { MOST = 3 };

typedef struct Race {
  Job jobs[MOST + 1]; // up to the first without a name
  Future *futures[MOST];
} Race;

// async def races(race): note(await first_success(*tasks))
static Outcome races(Coroutine *self, void *arg) {
  Race *race = arg;
  size_t count = 0;
  while (race->jobs[count].name)
    count++;
  start_jobs(loop_running(), count, race->jobs, race->futures);
  Outcome o = first_success(self, count, race->futures);
  note("%s@%g", outcome_repr(o), now());
  for (size_t i = 0; i < count; i++)
    future_free(race->futures[i]);
  return o;
}

// -- the first that succeeds --------------------------------------------------

LOOP_TEST(the_first_one_wins, "The first that has a result wins", "T33") {
  Race race = {.jobs = {{.name = "a", .takes = 3},
                        {.name = "b", .takes = 1},
                        {.name = "c", .takes = 2}}};
  expect(run(loop, races, &race), "return 'b'");
}

LOOP_TEST(a_failure_is_not_the_end,
          "One that fails is done, and has not succeeded: wait on for the "
          "others",
          "T33") {
  Race race = {.jobs = {{.name = "a", .takes = 3},
                        {.name = "b", .takes = 1, .error = OSError},
                        {.name = "c", .takes = 2, .error = KeyError}}};
  expect(run(loop, races, &race), "return 'a'");
}

LOOP_TEST(at_the_same_time,
          "Of several that are done at the same time the first in the array "
          "that has a result wins",
          "T33") {
  Race race = {.jobs = {{.name = "a", .takes = 1, .error = OSError},
                        {.name = "b", .takes = 1},
                        {.name = "c", .takes = 1}}};
  expect(run(loop, races, &race), "return 'b'");
}

LOOP_TEST(all_fail, "When all have failed the error is that of the last", "") {
  Race race = {.jobs = {{.name = "a", .takes = 2, .error = KeyError},
                        {.name = "b", .takes = 1, .error = OSError}}};
  expect(run(loop, races, &race), "raise KeyError: a");
  expect_notes("b ends@1, a ends@2, KeyError: a@2");
}

LOOP_TEST(nobody_at_all, "Without anybody it is a ValueError, at once", "") {
  Race race = {.jobs = {{.name = NULL}}};
  expect(run(loop, races, &race), "raise ValueError: nobody to wait for");
  expect_notes("ValueError: nobody to wait for@0");
}

// async def takes_two(futures): return await first_success(*futures)
static Outcome takes_two(Coroutine *self, void *futures) {
  return first_success(self, 2, futures);
}

FUTURE_TEST(one_that_somebody_cancels,
            "One that is cancelled by somebody else has failed, and is not the "
            "end",
            "F05") {
  Future *g = future_new(loop), *both[] = {f, g};
  Task *task = started(loop, takes_two, both);
  future_cancel(f);
  run_iteration(loop);
  run_iteration(loop);
  ck_assert(!is_done(task));
  future_set_result(g, value_int(2));
  expect_result(loop, &task->future, "2");
  future_free(g);
}

// -- the others ---------------------------------------------------------------

FUTURE_TEST(the_others_are_stopped,
            "When one has won the others are asked to stop: nobody works for "
            "nothing",
            "X03") {
  Future *g = future_new(loop), *both[] = {g, f};
  Task *task = started(loop, takes_two, both);
  future_set_result(f, value_int(1));
  run_until(loop, 1);
  ck_assert(future_cancelled(g));
  expect(future_result(&task->future), "return 1");
  future_free(g);
}

LOOP_TEST(and_waited_for,
          "It comes back when those that were asked to stop have done so, and "
          "the result stays that of the first",
          "X09") {
  Race race = {.jobs = {{.name = "a", .takes = 9, .tidies = 4, .stays = true},
                        {.name = "b", .takes = 1}}};
  expect(run(loop, races, &race), "return 'b'");
  expect_notes("b ends@1, a cancelled@1, 'b'@5");
}

LOOP_TEST(their_errors_were_looked_at,
          "Nobody hears of the errors of those that have lost, be it before or "
          "when they are asked to stop",
          "F17") {
  Race race = {.jobs = {{.name = "a", .takes = 9, .breaks_by = KeyError},
                        {.name = "b", .takes = 2},
                        {.name = "c", .takes = 2, .error = OSError}}};
  note_reports(loop);
  expect(run(loop, races, &race), "return 'b'");
  run_until(loop, 20);
  expect_notes("b ends@2, c ends@2, a cancelled@2, 'b'@2");
}

// -- cancelled ----------------------------------------------------------------

LOOP_TEST(cancelled_with_all_of_them,
          "Who is cancelled stops all of them, waits until they are done, and "
          "ends with CancelledError",
          "X08") {
  Race race = {.jobs = {{.name = "a", .takes = 9, .tidies = 4},
                        {.name = "b", .takes = 9}}};
  Task *task = start(loop, races, &race);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  expect_notes("a cancelled@1, b cancelled@1, CancelledError@5");
  expect(future_result(&task->future), "raise CancelledError");
}

LOOP_TEST(cancelled_whatever_they_make_of_it,
          "Who is cancelled ends with CancelledError also when one of them "
          "answers the request with a result",
          "X08") {
  Race race = {.jobs = {{.name = "a", .takes = 9, .stays = true},
                        {.name = "b", .takes = 9, .breaks_by = KeyError}}};
  note_reports(loop);
  Task *task = start(loop, races, &race);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  expect_notes("a cancelled@1, b cancelled@1, CancelledError@1");
  expect(future_result(&task->future), "raise CancelledError");
}

LOOP_TEST(nothing_stays_behind, "No future stays behind, however it ends", "") {
  for (int i = 0; i < 3; i++) {
    Race race = {.jobs = {{.name = "a", .takes = 2},
                          {.name = "b", .takes = 1, .error = OSError}}};
    race.jobs[0].error = i == 1 ? KeyError : BaseException;
    Task *task = start(loop, races, &race);
    if (i == 2)
      loop_call_later(loop, 1.5, cancels, task);
    run_until(loop, 10 * (i + 1));
    ck_assert(future_done(&task->future));
    const char *ends[] = {"return 'a'", "raise KeyError: a",
                          "raise CancelledError"};
    expect(future_result(&task->future), ends[i]);
    task_free(task);
    ck_assert_int_eq(futures_of(loop), 0);
  }
}
