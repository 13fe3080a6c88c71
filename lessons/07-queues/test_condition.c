// "How do I wait for something to become true?" (Rows S11 to S13.)
#include "07-queues/condition.h"
#include "07-queues/test_queues.h"

// async def waits(condition): async with condition:
//                               await condition.wait(); note(name)
static Outcome waiter(Coroutine *self, void *arg) {
  const Who *who = arg;
  Condition *condition = who->what;
  TRY(lock_acquire(condition->lock, self));
  Outcome o = condition_wait(condition, self);
  ck_assert(condition->lock->locked);
  note_turn(who, o);
  if (o.how == RETURNED)
    expect(o, "return True");
  lock_release(condition->lock); // finally
  return o;
}

static Outcome waits_without(Coroutine *self, void *condition) {
  return condition_wait(condition, self);
}

static void resumes(Loop *loop, void *coroutine) {
  (void)loop;
  coroutine_next(coroutine);
}

LOOP_TEST(a_condition_needs_its_lock,
          "Waiting and notifying are refused while the lock is free", "S11") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  expect(run(loop, waits_without, &condition),
         "raise RuntimeError: cannot wait on un-acquired lock");
  expect(condition_notify(&condition, 1),
         "raise RuntimeError: cannot notify on un-acquired lock");
  expect(condition_notify_all(&condition),
         "raise RuntimeError: cannot notify on un-acquired lock");
}

LOOP_TEST(waiting_releases_the_lock,
          "While a task waits for a notification the lock is free for others",
          "S12") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who whos[] = {{"A", &condition}, {"B", &condition}};
  start_all(loop, waiter, whos);
  run_iteration(loop);
  ck_assert(!lock.locked);
  ck_assert_uint_eq(waiting_in(&condition.waiters), 2);
  loop_set_exception_handler(loop, note_report, NULL); // they are pending
  loop_close(loop);
}

LOOP_TEST(notified_ones_take_turns,
          "A notification calls the first that wait; each comes back only when "
          "it has the lock",
          "S12") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who whos[] = {{"A", &condition}, {"B", &condition}, {"C", &condition}};
  start_all(loop, waiter, whos);
  run_iteration(loop);
  lock.locked = true; // by us
  expect(condition_notify(&condition, 2), "return None");
  run_iteration(loop);
  expect_notes(""); // they wait for the lock
  lock_release(&lock);
  run_iteration(loop);
  expect_notes("A in 3");
  run_iteration(loop);
  expect_notes("B in 4");
  lock.locked = true;
  condition_notify_all(&condition);
  lock_release(&lock);
  run_iteration(loop);
  expect_notes("C in 5");
}

LOOP_TEST(a_cancelled_wait_takes_the_lock_first,
          "Who is cancelled while he waits for a notification gets the lock "
          "back before his CancelledError, even if he is cancelled again",
          "S13") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who a = {"A", &condition};
  Task *task = started(loop, waiter, &a);
  lock.locked = true; // by us
  task_cancel(task);
  run_iteration(loop);
  expect_notes("");
  task_cancel_message(task, "and again");
  run_iteration(loop);
  expect_notes("");
  ck_assert_uint_eq(waiting_in(&lock.waiters), 1);
  lock_release(&lock);
  run_iteration(loop);
  expect_notes("A: CancelledError in 4");
  ck_assert(future_cancelled(&task->future));
}

LOOP_TEST(a_notified_one_may_be_cancelled_at_the_lock,
          "Who was notified and is cancelled while he waits for the lock gets "
          "it all the same, and then his CancelledError",
          "S13") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who a = {"A", &condition};
  Task *task = started(loop, waiter, &a);
  lock.locked = true; // by us
  condition_notify(&condition, 1);
  run_iteration(loop);
  task_cancel(task);
  run_iteration(loop);
  expect_notes("");
  lock_release(&lock);
  run_iteration(loop);
  expect_notes("A: CancelledError in 4");
}

LOOP_TEST(a_loop_that_closes_does_not_wait_for_the_lock,
          "Only a CancelledError has to wait: a task that is closed while it "
          "waits for the lock leaves at once",
          "") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who a = {"A", &condition};
  started(loop, waiter, &a);
  lock.locked = true; // by us
  condition_notify_all(&condition);
  run_iteration(loop);
  ck_assert_uint_eq(waiting_in(&lock.waiters), 1);
  loop_set_exception_handler(loop, says_nothing, NULL);
  loop_close(loop);
  expect_notes("A: GeneratorExit in 0");
}

static void frees_it(Loop *loop, void *coroutine) {
  (void)loop;
  coroutine_free(coroutine);
}

LOOP_TEST(who_is_closed_leaves_no_line_behind,
          "A coroutine that is freed while it waits does not wait for the "
          "lock: nobody would resume it",
          "") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who a = {"A", &condition}, b = {"B", &condition};
  Coroutine *by_hand = coroutine_new(waiter, &a);
  loop_call_soon(loop, resumes, by_hand);
  run_iteration(loop);
  lock.locked = true; // by us
  loop_call_soon(loop, frees_it, by_hand);
  run_iteration(loop);
  expect_notes("A: GeneratorExit in 2");
  ck_assert_uint_eq(waiting_in(&lock.waiters), 0);
  lock.locked = false;
  Task *task = started(loop, waiter, &b);
  task_cancel(task);
  run_iteration(loop);
  expect_notes("B: CancelledError in 4");
}

LOOP_TEST(who_is_closed_goes_first,
          "A coroutine that is freed while it waits has the lock when that is "
          "free, even if another one was called to take it",
          "") {
  Lock lock = {0};
  Condition condition = {.lock = &lock};
  Who a = {"A", &condition}, b = {"B", &condition};
  Coroutine *by_hand = coroutine_new(waiter, &a);
  loop_call_soon(loop, resumes, by_hand);
  run_iteration(loop);
  lock.locked = true; // by us
  started(loop, waiter, &b);
  loop_call_soon(loop, frees_it, by_hand);
  lock_release(&lock);
  ck_assert(waiters_any(&lock.waiters));
  run_iteration(loop);
  expect_notes("A: GeneratorExit in 3");
  loop_set_exception_handler(loop, says_nothing, NULL);
  loop_close(loop); // B waits
  expect_notes("B: GeneratorExit in 0");
}

// -- wait_for -----------------------------------------------------------------

typedef struct Box {
  Condition condition; // first: it is told of what happens to the box
  int things;
} Box;

static bool has_two(void *box) { return ((Box *)box)->things >= 2; }

static Outcome waits_for_two(Coroutine *self, void *arg) {
  const Who *who = arg;
  Box *box = who->what;
  TRY(lock_acquire(box->condition.lock, self));
  Outcome o = condition_wait_for(&box->condition, self, has_two, box);
  note_turn(who, o);
  lock_release(box->condition.lock); // finally
  return o;
}

static Outcome puts_one(Coroutine *self, void *arg) {
  Box *box = arg;
  TRY(lock_acquire(box->condition.lock, self));
  box->things++;
  condition_notify_all(&box->condition);
  lock_release(box->condition.lock);
  return returned(value_none());
}

LOOP_TEST(a_predicate_is_asked_again,
          "condition_wait_for() waits on as long as the predicate does not "
          "hold, and not at all when it does",
          "S12") {
  Lock lock = {0};
  Box box = {.condition = {.lock = &lock}};
  Who a = {"A", &box}, b = {"B", &box};
  started(loop, waits_for_two, &a);
  run(loop, puts_one, &box);
  expect_notes("");
  run(loop, puts_one, &box);
  expect_notes("A in 5");
  expect(run(loop, waits_for_two, &b), "return True");
  expect_notes("B in 6");
}
