// "Only one task runs at a time. What is a lock for?" (Rows S01 to S07.)
#include "07-queues/lock.h"
#include "07-queues/test_queues.h"

// async def user(lock): async with lock: note(name)
static Outcome user(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = lock_acquire(who->what, self);
  note_turn(who, o);
  TRY(o);
  expect(o, "return True");
  o = sleep_for(self, 0);
  lock_release(who->what); // finally
  return o;
}

LOOP_TEST(a_free_lock_is_taken_at_once,
          "Acquiring a free lock that nobody waits for suspends nobody",
          "S01") {
  static Lock lock;
  Who a = {"A", &lock};
  run(loop, user, &a);
  expect_notes("A in 1");
  ck_assert(!lock.locked);
}

// "How does one wait for his turn?"

LOOP_TEST(a_held_lock_serves_in_order,
          "Whoever finds a lock held waits; each release lets one go on, the "
          "one that has waited longest",
          "S02") {
  Lock lock = {0};
  Who whos[] = {{"A", &lock}, {"B", &lock}, {"C", &lock}};
  start_all(loop, user, whos);
  run_until(loop, 1);
  expect_notes("A in 1, B in 3, C in 5");
  ck_assert(!lock.locked && !lock.waiters.first);
}

// async def holder(lock): await lock.acquire(); await asyncio.sleep(0)
//                         lock.release(); note(lock.locked())
static Outcome holder(Coroutine *self, void *arg) {
  const Who *who = arg;
  Lock *lock = who->what;
  TRY(lock_acquire(lock, self));
  TRY(sleep_for(self, 0));
  expect(lock_release(lock), "return None");
  note("%s leaves it %s", who->name, lock->locked ? "locked" : "free");
  return returned(value_none());
}

LOOP_TEST(release_makes_it_free_now,
          "release() makes the lock free at once; the one that it calls takes "
          "it in its own step, and in between it is free",
          "S03") {
  Lock lock = {0};
  Who a = {"A", &lock}, b = {"B", &lock};
  start(loop, holder, &a);
  start(loop, user, &b);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("A leaves it free");
  ck_assert(!lock.locked);
  run_iteration(loop);
  expect_notes("B in 3");
  ck_assert(lock.locked);
  run_iteration(loop);
}

// async def hands_on(lock): holder, and in the gap a newcomer starts
static Outcome releases_and_starts(Coroutine *self, void *arg) {
  Who *whos = arg;
  Lock *lock = whos[0].what;
  TRY(lock_acquire(lock, self));
  TRY(sleep_for(self, 0));
  lock_release(lock);
  return user(self, &whos[1]); // at once, in the gap
}

LOOP_TEST(nobody_pushes_in,
          "Who comes when the lock is free, but somebody was called for it, "
          "waits behind him",
          "S04") {
  Lock lock = {0};
  Who whos[] = {{"A", &lock}, {"A again", &lock}}, b = {"B", &lock};
  start(loop, releases_and_starts, whos);
  start(loop, user, &b);
  run_until(loop, 1);
  expect_notes("B in 3, A again in 5");
}

static Outcome acquires(Coroutine *self, void *lock) {
  return lock_acquire(lock, self);
}

static Outcome releases(Coroutine *self, void *lock) {
  (void)self;
  return lock_release(lock);
}

// "Only one task runs at a time. What is a lock for?"

LOOP_TEST(a_lock_has_no_owner,
          "Any task may release a lock; a free one cannot be released", "S05") {
  Lock lock = {0};
  expect(run(loop, acquires, &lock), "return True");
  ck_assert(lock.locked);
  expect(run(loop, releases, &lock), "return None");
  ck_assert(!lock.locked);
  expect(run(loop, releases, &lock), "raise RuntimeError: Lock is not "
                                     "acquired.");
}

// "And if he is cancelled in that moment?"

LOOP_TEST(a_cancelled_waiter_leaves_the_line,
          "Who is cancelled while he waits gets his CancelledError and leaves "
          "the line; the others do not notice",
          "S06") {
  Lock lock = {.locked = true};
  Who whos[] = {{"A", &lock}, {"B", &lock}, {"C", &lock}};
  start(loop, user, &whos[0]);
  Task *b = start(loop, user, &whos[1]);
  start(loop, user, &whos[2]);
  run_iteration(loop);
  ck_assert(task_cancel(b));
  run_iteration(loop);
  expect_notes("B: CancelledError in 2");
  ck_assert_uint_eq(waiting_in(&lock.waiters), 2);
  lock_release(&lock);
  run_until(loop, 1);
  expect_notes("A in 3, C in 5");
}

LOOP_TEST(a_call_is_passed_on,
          "Who was called and is cancelled before his step calls the next one: "
          "no call is lost, and the lock never has two",
          "S07") {
  Lock lock = {.locked = true};
  Who whos[] = {{"A", &lock}, {"B", &lock}};
  Task *a = start(loop, user, &whos[0]);
  start(loop, user, &whos[1]);
  run_iteration(loop);
  lock_release(&lock); // A is called
  task_cancel(a);      // ... and does not come
  run_iteration(loop);
  expect_notes("A: CancelledError in 2");
  run_iteration(loop);
  expect_notes("B in 3");
  run_iteration(loop);
}

LOOP_TEST(the_first_of_two_cancelled_ones_is_enough,
          "A release that finds a cancelled one at the head calls nobody: he "
          "calls the next when he leaves",
          "S07") {
  Lock lock = {.locked = true};
  Who whos[] = {{"A", &lock}, {"B", &lock}};
  Task *a = start(loop, user, &whos[0]);
  start(loop, user, &whos[1]);
  run_iteration(loop);
  task_cancel(a);
  lock_release(&lock);
  ck_assert(!future_done(lock.waiters.last->future));
  run_iteration(loop);
  ck_assert(future_done(lock.waiters.last->future));
  run_iteration(loop);
  expect_notes("A: CancelledError in 2, B in 3");
  run_iteration(loop);
}

LOOP_TEST(a_held_lock_is_not_passed_on,
          "Who is cancelled while another holds the lock calls nobody", "S06") {
  Lock lock = {.locked = true};
  Who whos[] = {{"A", &lock}, {"B", &lock}};
  Task *a = start(loop, user, &whos[0]);
  Task *b = start(loop, user, &whos[1]);
  run_iteration(loop);
  task_cancel(a);
  run_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("A: CancelledError in 2");
  ck_assert(!future_done(&b->future));
  task_cancel(b);
  run_iteration(loop);
}
