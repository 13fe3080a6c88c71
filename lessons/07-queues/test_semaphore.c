// "How many at a time?" (Rows S14 to S17.)
#include "07-queues/semaphore.h"
#include "07-queues/test_queues.h"

// async def user(semaphore): async with semaphore: note(name); sleep(0)
static Outcome user(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = semaphore_acquire(who->what, self);
  note_turn(who, o);
  TRY(o);
  expect(o, "return True");
  o = sleep_for(self, 0);
  semaphore_release(who->what); // finally
  return o;
}

// async def takes(semaphore): await semaphore.acquire(); note(name)
static Outcome takes(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = semaphore_acquire(who->what, self);
  note_turn(who, o);
  return o;
}

LOOP_TEST(a_unit_is_taken_at_once,
          "While there are units and nobody waits, acquiring suspends nobody",
          "S14") {
  Semaphore two = {.value = 2};
  Who whos[] = {{"A", &two}, {"B", &two}, {"C", &two}, {"D", &two}};
  start_all(loop, user, whos);
  run_iteration(loop);
  expect_notes("A in 1, B in 1");
  ck_assert_uint_eq(two.value, 0);
  ck_assert(semaphore_locked(&two));
  run_until(loop, 1);
  expect_notes("C in 3, D in 3");
  ck_assert_uint_eq(two.value, 2);
  ck_assert(!semaphore_locked(&two));
}

LOOP_TEST(a_unit_goes_to_the_first,
          "A unit that is given back belongs to the first who waits, at once: "
          "the value does not rise",
          "S14") {
  Semaphore one = {.value = 0};
  Who whos[] = {{"A", &one}, {"B", &one}};
  start_all(loop, takes, whos);
  run_iteration(loop);
  expect(semaphore_release(&one), "return None");
  ck_assert_uint_eq(one.value, 0);
  run_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("A in 2"); // it was one unit
  semaphore_release(&one);
  run_iteration(loop);
  expect_notes("B in 4");
}

// async def pushes(semaphore): semaphore.release(); await takes(semaphore)
static Outcome releases_and_takes(Coroutine *self, void *arg) {
  const Who *who = arg;
  semaphore_release(who->what);
  return takes(self, arg);
}

LOOP_TEST(a_newcomer_waits_behind,
          "Who comes between a release and the step of the one that was called "
          "waits behind all others",
          "S15") {
  Semaphore s = {.value = 1};
  Who whos[] = {{"1", &s}, {"2", &s}, {"3", &s}, {"4", &s}};
  start(loop, takes, &whos[0]);
  start(loop, takes, &whos[1]);
  start(loop, takes, &whos[2]);
  start(loop, releases_and_takes, &whos[3]);
  run_iteration(loop);
  semaphore_release(&s);
  semaphore_release(&s);
  run_iteration(loop);
  expect_notes("1 in 1, 2 in 2, 3 in 2, 4 in 2");
  ck_assert_uint_eq(s.value, 0);
}

LOOP_TEST(a_newcomer_waits_behind_one_that_was_called,
          "Even with a unit left over, a newcomer waits while one that was "
          "called has not gone on",
          "S15") {
  Semaphore s = {.value = 0};
  Who whos[] = {{"A", &s}, {"B", &s}};
  started(loop, takes, &whos[0]);
  start(loop, takes, &whos[1]); // B's first step comes before A's second
  semaphore_release(&s);        // A's
  semaphore_release(&s);        // nobody's yet
  ck_assert_uint_eq(s.value, 1);
  ck_assert(semaphore_locked(&s));
  run_iteration(loop);
  expect_notes("A in 2");
  run_iteration(loop);
  expect_notes("B in 3");
  ck_assert_uint_eq(s.value, 0);
}

// "And if he is cancelled in that moment?"

LOOP_TEST(a_cancelled_waiter_takes_nothing,
          "Who is cancelled before he is called takes no unit with him",
          "S16") {
  Semaphore s = {.value = 0};
  Who whos[] = {{"A", &s}, {"B", &s}};
  Task *a = start(loop, takes, &whos[0]);
  start(loop, takes, &whos[1]);
  run_iteration(loop);
  task_cancel(a);
  semaphore_release(&s);
  run_iteration(loop);
  expect_notes("A: CancelledError in 2, B in 2");
  ck_assert_uint_eq(s.value, 0);
}

LOOP_TEST(a_unit_is_passed_on,
          "Who was called and is cancelled before his step gives his unit to "
          "the next, or back",
          "S16") {
  Semaphore s = {.value = 0};
  Who whos[] = {{"A", &s}, {"B", &s}};
  Task *a = start(loop, takes, &whos[0]);
  Task *b = start(loop, takes, &whos[1]);
  run_iteration(loop);
  semaphore_release(&s);
  task_cancel(a);
  run_iteration(loop);
  expect_notes("A: CancelledError in 2");
  ck_assert_uint_eq(s.value, 0); // it is B's
  task_cancel(b);
  run_iteration(loop);
  expect_notes("B: CancelledError in 3");
  ck_assert_uint_eq(s.value, 1);
}

LOOP_TEST(units_are_not_left_lying,
          "When the first of those who wait are cancelled, those behind them "
          "still get every unit",
          "S16") {
  Semaphore s = {.value = 0};
  Who whos[] = {{"A", &s}, {"B", &s}, {"C", &s}};
  Task *a = start(loop, takes, &whos[0]);
  start(loop, takes, &whos[1]);
  start(loop, takes, &whos[2]);
  run_iteration(loop);
  semaphore_release(&s); // A's
  semaphore_release(&s); // B's
  task_cancel(a);        // A's goes to C
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("A: CancelledError in 2, B in 2, C in 3");
  ck_assert_uint_eq(s.value, 0);
}

// "How many at a time?"

LOOP_TEST(a_bound_is_kept,
          "A semaphore may be released beyond its first value; a bounded one "
          "may not",
          "S17") {
  (void)loop;
  Semaphore free_one = {.value = 1}, bounded = {.value = 1, .bound = 1};
  expect(semaphore_release(&free_one), "return None");
  ck_assert_uint_eq(free_one.value, 2);
  expect(semaphore_release(&bounded), "raise ValueError: BoundedSemaphore "
                                      "released too many times");
  ck_assert_uint_eq(bounded.value, 1);
}
