// "How do I say: it has happened?" (Rows S08 to S10.)
#include "07-queues/event.h"
#include "07-queues/test_queues.h"

// async def waits(event): await event.wait(); note(name)
static Outcome waiter(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = event_wait(who->what, self);
  note_turn(who, o);
  return o;
}

LOOP_TEST(what_has_happened_is_not_waited_for,
          "Waiting for an event that is set suspends nobody", "S08") {
  Event event = {.is_set = true};
  Who a = {"A", &event};
  expect(run(loop, waiter, &a), "return True");
  expect_notes("A in 1");
}

LOOP_TEST(set_calls_all_in_order,
          "event_set() calls all who wait, in their order; a second one does "
          "nothing",
          "S09") {
  Event event = {0};
  Who whos[] = {{"A", &event}, {"B", &event}, {"C", &event}};
  start_all(loop, waiter, whos);
  run_iteration(loop);
  event_set(&event);
  event_set(&event);
  expect_notes("");
  run_iteration(loop);
  expect_notes("A in 2, B in 2, C in 2");
  ck_assert(event.is_set);
}

LOOP_TEST(an_event_can_be_cleared_again,
          "After event_clear() tasks wait for it again", "S09") {
  Event event = {.is_set = true};
  event_clear(&event);
  ck_assert(!event.is_set);
  Who a = {"A", &event};
  started(loop, waiter, &a);
  expect_notes("");
  event_set(&event);
  run_iteration(loop);
  expect_notes("A in 2");
}

LOOP_TEST(who_was_called_goes_on,
          "Who was called goes on, even if the event is cleared before his "
          "step",
          "S10") {
  Event event = {0};
  Who a = {"A", &event};
  Task *task = started(loop, waiter, &a);
  event_set(&event);
  event_clear(&event);
  run_iteration(loop);
  expect_notes("A in 2");
  expect(future_result(&task->future), "return True");
}

LOOP_TEST(
    a_cancelled_waiter_is_not_called,
    "Who is cancelled while he waits leaves; event_set() calls the others",
    "S09") {
  Event event = {0};
  Who whos[] = {{"A", &event}, {"B", &event}};
  Task *a = start(loop, waiter, &whos[0]);
  start(loop, waiter, &whos[1]);
  run_iteration(loop);
  task_cancel(a);
  event_set(&event);
  run_iteration(loop);
  expect_notes("A: CancelledError in 2, B in 2");
  ck_assert_ptr_null(event.waiters.first);
}
