// What a queue between tasks promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

static Queue queue;

// async def takes(name): note(name, await queue.get())
static Outcome takes(Coroutine *self, void *name) {
  Outcome o = queue_get(self, &queue);
  note("%s has %s in %u", (const char *)name, outcome_repr(o), iteration());
  return o;
}

static void puts_one(Loop *loop, void *item) {
  (void)loop;
  print("put %s", (const char *)item);
  queue_put(&queue, value_str(item));
  print("was put");
}

static Loop *begin(void) {
  Loop *loop = loop_new(clock_virtual());
  queue_init(&queue, loop);
  return loop;
}

// -- what is there ------------------------------------------------------------

TEST(what_is_there_is_taken_at_once,
     "Taking what is there does not suspend: no future is made, and no "
     "iteration passes",
     "T10") {
  Loop *loop = begin();
  queue_put(&queue, value_str("x"));
  start(loop, takes, "A");
  run_idle_iteration(loop);
  expect_notes("A has 'x' in 1");
  ck_assert_int_eq(queue.count, 0);
  loop_free(loop);
}

TEST(first_in_first_out, "Items come out in the order in which they went in",
     "") {
  Loop *loop = begin();
  queue_put(&queue, value_str("x"));
  queue_put(&queue, value_str("y"));
  queue_put(&queue, value_str("z"));
  start(loop, takes, "A");
  start(loop, takes, "B");
  run_idle_iteration(loop);
  expect_notes("A has 'x' in 1, B has 'y' in 1");
  ck_assert_int_eq(queue.count, 1);
  loop_free(loop);
}

static Outcome takes_many(Coroutine *self, void *many) {
  for (int i = 0; i < *(int *)many; i++) {
    queue_put(&queue, value_int(i));
    queue_put(&queue, value_int(-i));
    ck_assert_int_eq(value_as_int(TRY(queue_get(self, &queue))), i);
    ck_assert_int_eq(value_as_int(TRY(queue_get(self, &queue))), -i);
  }
  return returned(value_none());
}

TEST(it_goes_round, "The room is used again and again", "") {
  untraced();
  int many = 1000;
  Loop *loop = begin();
  queue_put(&queue, value_int(0));
  queue_put(&queue, value_int(0));
  queue_put(&queue, value_int(0));
  for (int i = 0; i < 3; i++) {
    start(loop, takes, "A");
    run_idle_iteration(loop);
  }
  expect(run(loop, takes_many, &many), "return None");
  loop_free(loop);
}

// -- what is not there yet ----------------------------------------------------

TEST(an_empty_queue_is_waited_for,
     "Who finds nothing waits for a future, and nobody polls: until something "
     "is put in the loop has nothing to do",
     "T09") {
  Loop *loop = begin();
  Task *task = start(loop, takes, "A");
  loop_call_later(loop, 100, puts_one, "x");
  run_until(loop, 200);
  expect_notes("A has 'x' in 3");
  expect(future_result(&task->future), "return 'x'");
  loop_free(loop);
}

TEST(putting_runs_nobody,
     "Putting something in only sets a future: who waits goes on one iteration "
     "later",
     "F09") {
  Loop *loop = begin();
  start(loop, takes, "A");
  run_idle_iteration(loop);
  expect_notes("");
  queue_put(&queue, value_str("x"));
  expect_notes("");
  run_idle_iteration(loop);
  expect_notes("A has 'x' in 2");
  loop_free(loop);
}

TEST(who_has_waited_longest_is_first,
     "One item wakes one task: the one that has waited longest", "") {
  Loop *loop = begin();
  start(loop, takes, "A");
  start(loop, takes, "B");
  start(loop, takes, "C");
  run_idle_iteration(loop);
  queue_put(&queue, value_str("x"));
  ck_assert_int_eq(queue.waiters, 2); // B and C, who sleep on
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("A has 'x' in 2");
  queue_put(&queue, value_str("y"));
  queue_put(&queue, value_str("z"));
  run_idle_iteration(loop);
  expect_notes("B has 'y' in 4, C has 'z' in 4");
  loop_free(loop);
}

TEST(somebody_may_come_between,
     "Between set_result() and the step of who waits, another task may take "
     "the item: look again when you wake",
     "") {
  Loop *loop = begin();
  start(loop, takes, "A");
  run_idle_iteration(loop);
  start(loop, takes, "B"); // its step is in the queue before A's wakeup
  queue_put(&queue, value_str("x"));
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("B has 'x' in 2");
  queue_put(&queue, value_str("y"));
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("A has 'y' in 4");
  loop_free(loop);
}

TEST(nothing_stays_behind,
     "Each future that was made is given back: a thousand waits need the "
     "memory of one",
     "") {
  Loop *loop = begin();
  for (int i = 0; i < 30; i++) {
    Task *task = start(loop, takes, "A");
    run_idle_iteration(loop);
    task_free(task);
    queue_put(&queue, value_str("x"));
    run_idle_iteration(loop);
    ck_assert_int_eq(queue.waiters, 0);
    ck_assert_int_eq(futures_of(loop), 0);
  }
  loop_free(loop);
}

// -- cancelled ----------------------------------------------------------------

TEST(a_cancelled_one_waits_no_longer,
     "A task that is cancelled while it waits takes nothing: the item is for "
     "the next one",
     "X03") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  start(loop, takes, "B");
  run_idle_iteration(loop);
  task_cancel(a);
  run_idle_iteration(loop);
  expect_notes("A has CancelledError in 2");
  queue_put(&queue, value_str("x"));
  run_idle_iteration(loop);
  expect_notes("B has 'x' in 3");
  loop_free(loop);
}

TEST(cancelled_and_put_at_once,
     "A task whose cancellation is on its way is passed over: its future is "
     "done, and a future is set once",
     "X03 F04") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  start(loop, takes, "B");
  run_idle_iteration(loop);
  task_cancel(a);
  queue_put(&queue, value_str("x"));
  run_idle_iteration(loop);
  expect_notes("A has CancelledError in 2, B has 'x' in 2");
  loop_free(loop);
}

TEST(put_and_cancelled_at_once,
     "A task that was woken for an item and is cancelled before its step wakes "
     "the next one: an item that is there is never left to lie",
     "X15") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  start(loop, takes, "B");
  run_idle_iteration(loop);
  queue_put(&queue, value_str("x"));
  task_cancel(a);
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("A has CancelledError in 2, B has 'x' in 3");
  ck_assert(future_cancelled(&a->future));
  loop_free(loop);
}

TEST(who_was_not_woken_wakes_nobody,
     "A cancelled task hands on only a wakeup of its own: who is woken for "
     "nothing waits again, and behind all others",
     "X03") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  start(loop, takes, "B");
  start(loop, takes, "C");
  start(loop, takes, "D");
  run_idle_iteration(loop);
  task_cancel(a); // A runs first, and x is B's
  queue_put(&queue, value_str("x"));
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  queue_put(&queue, value_str("y"));
  queue_put(&queue, value_str("z"));
  run_idle_iteration(loop);
  expect_notes("A has CancelledError in 2, B has 'x' in 2, C has 'y' in 4, D "
               "has 'z' in 4");
  loop_free(loop);
}

TEST(where_nothing_is_left_nobody_is_woken,
     "A wakeup is handed on only if there is still an item: who is woken for "
     "nothing waits again, and behind all others",
     "X15") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  start(loop, takes, "B");
  start(loop, takes, "C");
  run_idle_iteration(loop);
  start(loop, takes, "D"); // its step comes before A's, and takes x
  queue_put(&queue, value_str("x"));
  task_cancel(a);
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  queue_put(&queue, value_str("y"));
  queue_put(&queue, value_str("z"));
  run_idle_iteration(loop);
  expect_notes("D has 'x' in 2, A has CancelledError in 2, B has 'y' in 4, C "
               "has 'z' in 4");
  loop_free(loop);
}

TEST(a_cancelled_one_leaves_no_future,
     "Also who is cancelled gives his future back", "X03") {
  Loop *loop = begin();
  Task *a = start(loop, takes, "A");
  run_idle_iteration(loop);
  task_cancel(a);
  run_idle_iteration(loop);
  task_free(a);
  ck_assert_int_eq(queue.waiters, 0);
  ck_assert_int_eq(futures_of(loop), 0);
  expect_notes("A has CancelledError in 2");
  loop_free(loop);
}

// -- a whole program ----------------------------------------------------------

// async def producer(): for i in range(3): await sleep(2); queue.put(i)
static Outcome producer(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 3; i++) {
    TRY(sleep_for(self, 2));
    queue_put(&queue, value_int(i));
  }
  return returned(value_none());
}

// async def consumer(): while True: note(await queue.get()); await sleep(3)
static Outcome consumer(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value item = TRY(queue_get(self, &queue));
    note("%s at %g", str(item), loop_time(loop_running()));
    TRY(sleep_for(self, 3));
  }
}

TEST(producer_and_consumer,
     "Each goes on at its own pace: the consumer waits when it is faster, and "
     "the items when it is slower",
     "") {
  Loop *loop = begin();
  Task *task = start(loop, consumer, NULL);
  start(loop, producer, NULL);
  run_until(loop, 20);
  expect_notes("0 at 2, 1 at 5, 2 at 8");
  task_cancel(task);
  run_idle_iteration(loop);
  loop_free(loop);
}
