// "How do two tasks hand something over?" (Rows Q01 to Q05, Q08, Q09.)
#include "07-queues/queue.h"
#include "07-queues/test_queues.h"

LOOP_TEST(first_in_first_out, "What is put first is got first", "Q01") {
  (void)loop;
  Queue *queue = queue_new(0);
  for (int i = 0; i < 100; i++) {
    expect(queue_put_nowait(queue, value_int(i)), "return None");
    expect(queue_put_nowait(queue, value_int(-i)), "return None");
    ck_assert_int_eq(queue_get_nowait(queue).value.integer,
                     i % 2 ? -(i / 2) : i / 2);
  }
  ck_assert_uint_eq(queue_size(queue), 100);
  ck_assert(!queue_full(queue)); // without a limit it never is
  queue_free(queue);
}

LOOP_TEST(who_finds_nothing_waits,
          "A getter waits while the queue is empty, a putter while it is full",
          "Q01") {
  Queue *queue = queue_new(1);
  Who whos[] = {{"a", queue}, {"b", queue}, {"c", queue}}, g = {"G", queue};
  start(loop, getter, &g);
  run_iteration(loop);
  start_all(loop, putter, whos);
  run_iteration(loop);
  expect_notes("a in 2");
  ck_assert(queue_full(queue));
  run_iteration(loop);
  expect_notes("G: 'a' in 3");
  run_iteration(loop);
  expect_notes("b in 4");
  expect(queue_get_nowait(queue), "return 'b'");
  run_iteration(loop);
  expect_notes("c in 5");
  queue_free(queue);
}

LOOP_TEST(nowait_says_so_at_once,
          "queue_get_nowait() of an empty queue and queue_put_nowait() of a "
          "full one come back with an error",
          "Q02") {
  (void)loop;
  Queue *queue = queue_new(1);
  expect(queue_get_nowait(queue), "raise QueueEmpty");
  queue_put_nowait(queue, value_int(1));
  expect(queue_put_nowait(queue, value_int(2)), "raise QueueFull");
  ck_assert_uint_eq(queue_size(queue), 1);
  ck_assert(!queue_empty(queue));
  queue_free(queue);
}

LOOP_TEST(what_can_go_on_does,
          "Getting what is there and putting where there is room suspends "
          "nobody",
          "Q03") {
  Queue *queue = queue_new(1);
  Who a = {"a", queue}, g = {"G", queue};
  start(loop, putter, &a);
  start(loop, getter, &g);
  run_iteration(loop);
  expect_notes("a in 1, G: 'a' in 1");
  queue_free(queue);
}

LOOP_TEST(one_item_calls_one_getter,
          "An item calls the getter that has waited longest, and him alone; he "
          "takes it in his own step",
          "Q04") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}};
  start_all(loop, getter, whos);
  run_iteration(loop);
  queue_put_nowait(queue, value_int(1));
  ck_assert_uint_eq(queue_size(queue), 1);
  ck_assert(!future_done(queue->getters.last->future)); // H's
  run_iteration(loop);
  expect_notes("G: 1 in 2");
  run_idle_iteration(loop);
  expect_notes("");
  queue_put_nowait(queue, value_int(2));
  run_iteration(loop);
  expect_notes("H: 2 in 4");
  queue_free(queue);
}

LOOP_TEST(two_items_call_two_getters,
          "A second item calls the second getter, though the first has not "
          "gone on yet",
          "Q04") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}};
  start_all(loop, getter, whos);
  run_iteration(loop);
  queue_put_nowait(queue, value_int(1));
  queue_put_nowait(queue, value_int(2));
  run_iteration(loop);
  expect_notes("G: 1 in 2, H: 2 in 2");
  queue_free(queue);
}

LOOP_TEST(an_item_may_be_gone,
          "Who was called and finds the item gone waits again, at the end of "
          "the line",
          "Q05") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}};
  start_all(loop, getter, whos);
  run_iteration(loop);
  queue_put_nowait(queue, value_int(1)); // calls G
  expect(queue_get_nowait(queue), "return 1");
  run_iteration(loop); // G finds nothing
  queue_put_nowait(queue, value_int(2));
  queue_put_nowait(queue, value_int(3));
  run_iteration(loop);
  expect_notes("H: 2 in 3, G: 3 in 3");
  queue_free(queue);
}

// -- join ---------------------------------------------------------------------

static Outcome joins(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = queue_join(who->what, self);
  note_turn(who, o);
  return o;
}

// "When is all of it done?"

LOOP_TEST(no_more_is_done_than_was_put,
          "queue_task_done() more often than there were items is refused",
          "Q08") {
  (void)loop;
  Queue *queue = queue_new(0);
  const char *refusal = "raise ValueError: task_done() called too many times";
  expect(queue_task_done(queue), refusal);
  queue_put_nowait(queue, value_int(1));
  expect(queue_task_done(queue), "return None");
  expect(queue_task_done(queue), refusal);
  queue_free(queue);
}

LOOP_TEST(join_waits_for_the_last,
          "queue_join() waits until each item is done; getting it is not "
          "enough",
          "Q09") {
  Queue *queue = queue_new(0);
  Who a = {"A", queue}, b = {"B", queue};
  queue_put_nowait(queue, value_int(1));
  queue_put_nowait(queue, value_int(2));
  started(loop, joins, &a);
  queue_get_nowait(queue);
  queue_get_nowait(queue);
  queue_task_done(queue);
  started(loop, joins, &b); // for one that is left
  expect_notes("");
  queue_task_done(queue);
  run_iteration(loop);
  expect_notes("A in 3, B in 3");
  queue_free(queue);
}

LOOP_TEST(join_of_what_is_done_does_not_wait,
          "queue_join() of a fresh queue, and of one where all is done, "
          "suspends nobody",
          "Q09") {
  Queue *queue = queue_new(0);
  Who a = {"A", queue}, b = {"B", queue};
  run(loop, joins, &a);
  expect_notes("A in 1");
  queue_put_nowait(queue, value_int(1));
  queue_task_done(queue); // done before it was got: nobody looks
  run(loop, joins, &b);
  expect_notes("B in 3");
  queue_free(queue);
}
