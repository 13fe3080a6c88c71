// "And if he is cancelled in that moment?" (Rows Q06, Q07.)
#include "07-queues/queue.h"
#include "07-queues/test_queues.h"

LOOP_TEST(a_cancelled_getter_leaves,
          "A getter that is cancelled leaves the line, and no item goes to him",
          "Q06") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}};
  Task *g = start(loop, getter, &whos[0]);
  start(loop, getter, &whos[1]);
  run_iteration(loop);
  task_cancel(g);
  queue_put_nowait(queue, value_int(1));
  run_iteration(loop);
  expect_notes("G: CancelledError in 2, H: 1 in 2");
  ck_assert_ptr_null(queue->getters.first);
  queue_free(queue);
}

LOOP_TEST(a_cancelled_putter_leaves,
          "A putter that is cancelled leaves the line, and his item is not put",
          "Q06") {
  Queue *queue = queue_new(1);
  Who whos[] = {{"a", queue}, {"b", queue}, {"c", queue}};
  start(loop, putter, &whos[0]);
  Task *b = start(loop, putter, &whos[1]);
  start(loop, putter, &whos[2]);
  run_iteration(loop);
  task_cancel(b);
  expect(queue_get_nowait(queue), "return 'a'");
  run_iteration(loop);
  expect_notes("a in 1, b: CancelledError in 2, c in 2");
  expect(queue_get_nowait(queue), "return 'c'");
  queue_free(queue);
}

LOOP_TEST(an_item_is_not_lost,
          "A getter that was called and is cancelled before his step leaves "
          "the item, and calls the next",
          "Q07") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}, {"I", queue}};
  Task *g = start(loop, getter, &whos[0]);
  start(loop, getter, &whos[1]);
  start(loop, getter, &whos[2]);
  run_iteration(loop);
  queue_put_nowait(queue, value_int(1));
  task_cancel(g);
  run_iteration(loop);
  ck_assert(!future_done(queue->getters.last->future)); // I's
  run_iteration(loop);
  expect_notes("G: CancelledError in 2, H: 1 in 3");
  queue_put_nowait(queue, value_int(2));
  run_iteration(loop);
  expect_notes("I: 2 in 4");
  queue_free(queue);
}

LOOP_TEST(room_is_not_lost,
          "A putter that was called and is cancelled before his step leaves "
          "the room, and calls the next",
          "Q07") {
  Queue *queue = queue_new(1);
  Who whos[] = {{"a", queue}, {"b", queue}, {"c", queue}};
  start(loop, putter, &whos[0]);
  Task *b = start(loop, putter, &whos[1]);
  start(loop, putter, &whos[2]);
  run_iteration(loop);
  queue_get_nowait(queue);
  task_cancel(b);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("a in 1, b: CancelledError in 2, c in 3");
  queue_free(queue);
}

LOOP_TEST(what_is_gone_calls_nobody,
          "A getter that was called and is cancelled when the item is gone "
          "calls nobody",
          "Q07") {
  Queue *queue = queue_new(0);
  Who whos[] = {{"G", queue}, {"H", queue}};
  Task *g = start(loop, getter, &whos[0]);
  start(loop, getter, &whos[1]);
  run_iteration(loop);
  queue_put_nowait(queue, value_int(1));
  task_cancel(g);
  queue_get_nowait(queue);
  run_iteration(loop);
  ck_assert(!future_done(queue->getters.first->future));
  expect_notes("G: CancelledError in 2");
  queue_put_nowait(queue, value_int(2));
  run_iteration(loop);
  expect_notes("H: 2 in 3");
  queue_free(queue);
}
