// "What happens at which time?", and what does not: a Handle cancels a callback
// until it runs, also in the current batch, and is harmless afterwards. A
// cancelled timer stays in the heap until it is the earliest, or until most of
// the heap is cancelled. (Rows L20 to L25.)
#include "04-event-loop/test_loop.h"
#include "record/shared_memory.h"

// handle.cancel
static void cancel(Loop *loop, void *arg) {
  (void)loop;
  handle_cancel(*(Handle *)arg);
}

static void victim(Loop *loop, void *arg) {
  (void)arg;
  say(loop, "victim");
}

LOOP_TEST(a_cancelled_callback_never_runs,
          "cancel() before its turn: the callback is not called, the others "
          "are",
          "L20") {
  loop_call_soon(loop, say, "a");
  Handle handle = loop_call_soon(loop, say, "b");
  loop_call_soon(loop, say, "c");
  handle_cancel(handle);
  ck_assert_msg(handle_cancelled(handle), "its Handle must say so");
  run_iteration(loop);
  expect_notes("a, c");
}

LOOP_TEST(cancel_within_the_batch,
          "A callback can cancel one that stands behind it in the same batch",
          "L21") {
  Handle handle = {0};
  loop_call_soon(loop, cancel, &handle);
  handle = loop_call_soon(loop, victim, NULL);
  loop_call_soon(loop, third, NULL);
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_soon cancel\n"
               "main call_soon victim\n"
               "main call_soon third\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run cancel\n"
               "cancel() cancel victim\n"
               "cancel() return\n"
               "loop drop victim\n"
               "loop run third\n"
               "third() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
}

LOOP_TEST(cancel_a_timer_that_is_due,
          "A timer that is due already, and stands in the batch, can still be "
          "cancelled by a callback before it",
          "L21 L23") {
  Handle handle = loop_call_later(loop, 1, victim, NULL);
  loop_call_later(loop, 0.5, cancel, &handle);
  handle_cancel(loop_call_later(loop, 0.75, victim, NULL)); // in the heap
  clock_sleep(loop->clock, 2);                              // all are due now
  run_iteration(loop);
  expect_notes("");
  ck_assert_uint_eq(loop->slots.cancelled_timers, 0); // both have left it
}

static Handle own;

static void cancel_myself(Loop *loop, void *arg) {
  (void)arg;
  say(loop, "running");
  handle_cancel(own);
  ck_assert_msg(!handle_cancelled(own),
                "a callback that runs counts as cancelled");
}

LOOP_TEST(cancel_twice_or_too_late,
          "cancel() twice, or while the callback runs, or after it: no error, "
          "no effect",
          "L22") {
  Handle twice = loop_call_soon(loop, say, "never");
  handle_cancel(twice);
  handle_cancel(twice);
  ck_assert_msg(handle_cancelled(twice),
                "cancelled twice, and it does not count as cancelled");
  own = loop_call_soon(loop, cancel_myself, NULL);
  run_iteration(loop);
  handle_cancel(own);
  loop_call_soon(loop, say, "next");
  run_iteration(loop);
  expect_notes("running, next");
}

LOOP_TEST(a_late_cancel_is_recorded,
          "That somebody cancels too late, or twice, stands in the record, for "
          "nothing else shows it",
          "L22") {
  Handle handle = loop_call_soon(loop, first, NULL);
  Handle twice = loop_call_soon(loop, second, NULL);
  handle_cancel(twice);
  handle_cancel(twice);
  run_iteration(loop);
  handle_cancel(handle);
  expect_trace("main call_soon first\n"
               "main call_soon second\n"
               "main cancel second\n"
               "main cancel second, too late\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run first\n"
               "first() return\n"
               "loop drop second\n"
               "loop return\n"
               "main cancel first, too late\n");
}

LOOP_TEST(
    serial_numbers_may_wrap,
    "After four thousand million callbacks the serial numbers begin again: "
    "what is scheduled then runs in its turn, and can be cancelled alone",
    "L22") {
  untraced();
  Handle handles[6], before = loop_call_soon(loop, say, "before");
  loop->slots.serial = UINT32_MAX - 3;
  static char *names[] = {"a", "b", "c", "d", "e", "f"};
  for (int i = 0; i < 6; i++)
    handles[i] = loop_call_soon(loop, say, names[i]);
  for (int i = 1; i < 6; i += 2)
    handle_cancel(handles[i]);
  for (int i = 0; i < 6; i++)
    ck_assert_int_eq(handle_cancelled(handles[i]), i % 2);
  ck_assert(!handle_cancelled(before));
  run_iteration(loop);
  expect_notes("before, a, c, e");
}

LOOP_TEST(there_need_be_no_record,
          "A late cancel, and time that a callback takes, are nothing to a "
          "program that records nothing",
          "L22") {
  untraced();
  Record *record = record_now;
  record_now = NULL; // so it is in such a program
  Handle handle = loop_call_soon(loop, first, NULL);
  run_iteration(loop);
  handle_cancel(handle);
  clock_sleep(loop->clock, 1);
  ck_assert_double_eq(loop_time(loop), 1);
  record_now = record;
}

LOOP_TEST(an_old_handle_is_harmless,
          "A Handle whose callback has run means nothing any more: cancelling "
          "it never hits a callback that was scheduled later",
          "L22") {
  Handle old[3], young[3];
  for (int i = 0; i < 3; i++)
    old[i] = loop_call_soon(loop, say, "old");
  run_iteration(loop);
  for (int i = 0; i < 3; i++)
    young[i] = loop_call_later(loop, 1, say, "young");
  for (int i = 0; i < 3; i++) {
    handle_cancel(old[i]);
    ck_assert_msg(!handle_cancelled(old[i]),
                  "a callback that has run counts as cancelled");
    ck_assert_msg(!handle_cancelled(young[i]),
                  "an old Handle has cancelled a new callback");
    ck_assert_double_eq(handle_when(old[i]), 0);
  }
  run_until(loop, 2);
  expect_notes("old, old, old, young, young, young");
}

LOOP_TEST(a_new_callback_is_not_cancelled,
          "What is scheduled after a cancelled callback has gone runs: nobody "
          "has cancelled that",
          "L20 L22") {
  handle_cancel(loop_call_soon(loop, say, "cancelled"));
  run_iteration(loop);
  Handle soon = loop_call_soon(loop, say, "a");
  Handle later = loop_call_later(loop, 1, say, "b");
  loop_call_soon(loop, say, "c");
  ck_assert_msg(!handle_cancelled(soon) && !handle_cancelled(later),
                "a new callback counts as cancelled");
  run_until(loop, 2);
  expect_notes("a, c, b");
}

// -- timers -----------------------------------------------------------------

LOOP_TEST(a_cancelled_timer_stays_in_the_heap,
          "A cancelled timer counts once and stays in the heap; it leaves "
          "when it is the earliest, at the start of an iteration",
          "L23 L24") {
  Handle one = loop_call_later(loop, 1, victim, NULL);
  Handle three = loop_call_later(loop, 3, victim, NULL);
  loop_call_later(loop, 2, stop, NULL);
  handle_cancel(one);
  handle_cancel(three);
  handle_cancel(three);
  ck_assert_uint_eq(loop->slots.cancelled_timers, 2);
  ck_assert_uint_eq(loop->timers.count, 3);
  loop_run_forever(loop);
  ck_assert_double_eq(loop_time(loop), 2); // the one at 1 did not wake it
  ck_assert_uint_eq(loop->slots.cancelled_timers, 1);
  ck_assert_uint_eq(loop->timers.count, 1);
  ck_assert(handle_cancelled(three));
  run_idle_iteration(loop);
  ck_assert_uint_eq(loop->slots.cancelled_timers, 0);
  ck_assert_uint_eq(loop->timers.count, 0);
  expect_notes("");
}

// Schedules so many timers behind a live one, of which so many are cancelled,
// and says how many an iteration leaves in the heap.
static unsigned left_in_the_heap(int count, int cancelled) {
  Loop *loop = loop_new(clock_virtual());
  Handle last = {0}; // of those that are cancelled
  for (int i = 0; i < count; i++) {
    Handle handle = loop_call_later(loop, 1 + i, first, NULL);
    if (i == 0 || i > cancelled)
      continue;
    handle_cancel(handle);
    last = handle;
  }
  run_idle_iteration(loop);
  unsigned left = loop->timers.count;
  bool all_stay = left == (unsigned)count;
  ck_assert_uint_eq(loop->slots.cancelled_timers,
                    all_stay ? (unsigned)cancelled : 0);
  ck_assert_msg(handle_cancelled(last) == all_stay,
                "a slot whose timer has left the heap was not given back");
  loop_free(loop);
  return left;
}

TEST(many_cancelled_timers_go_at_once,
     "Cancelled timers leave the heap all at once when there are more than "
     "100 timers and more than half of them are cancelled",
     "L25") {
  untraced();
  ck_assert_uint_eq(left_in_the_heap(100, 99), 100); // not more than 100
  ck_assert_uint_eq(left_in_the_heap(102, 51), 102); // not more than half
  ck_assert_uint_eq(left_in_the_heap(102, 52), 50);
  ck_assert_uint_eq(left_in_the_heap(101, 51), 50);
}

LOOP_TEST(the_earliest_cancelled_timers_leave_the_heap,
          "loop_drop_cancelled_timers() takes out those that stand in front, "
          "up to the first that is wanted; none behind it, and no other",
          "L24") {
  Handle handles[5];
  for (int i = 0; i < 5; i++)
    handles[i] = loop_call_later(loop, 1 + i, victim, NULL);
  loop_drop_cancelled_timers(loop);
  ck_assert_uint_eq(loop->timers.count, 5);
  handle_cancel(handles[0]);
  handle_cancel(handles[1]);
  handle_cancel(handles[3]);
  loop_drop_cancelled_timers(loop);
  ck_assert_uint_eq(loop->timers.count, 3);
  ck_assert_uint_eq(loop->slots.cancelled_timers, 1);
  ck_assert_double_eq(quickheap_first(&loop->timers)->when, 3);
  ck_assert(handle_cancelled(handles[3]) && !handle_cancelled(handles[1]));
}

// -- the slots behind the tickets -------------------------------------------

TEST(a_slot_serves_again_under_another_number,
     "slot_take() gives each callback a slot and a number of its own; a slot "
     "that was given back serves again, under the next number",
     "L13") {
  untraced();
  Slots slots = {0};
  for (uint32_t i = 0; i < 40; i++) {
    ck_assert_uint_eq(slot_take(&slots, first, &slots.count), i);
    slots.slots[i].when = i; // it shall stay when more slots are made
  }
  for (uint32_t i = 0; i < 40; i++) {
    ck_assert_uint_eq(slots.slots[i].serial, i + 1);
    ck_assert_double_eq(slots.slots[i].when, i);
    ck_assert(slots.slots[i].callback == first);
  }
  ck_assert_uint_eq(slots.count, 64); // from 16 on it doubles
  slot_give_back(&slots, 7);
  ck_assert(!slots.slots[7].callback);
  ck_assert_uint_eq(slot_take(&slots, second, NULL), 7);
  ck_assert(slots.slots[7].callback == second);
  ck_assert_uint_eq(slots.slots[7].serial, 41);
  ck_assert_double_eq(slots.slots[7].when, 0);
  free(slots.slots);
}

static void take_one_too_many(void) {
  static Slot none; // nobody may look there, nor give it more room
  Slots full = {&none, 1u << 29, 1u << 29, 0, 0};
  slot_take(&full, first, NULL);
}

TEST(slots_can_be_counted,
     "There are 2^29 slots at most, for a slot has 30 bits for the number of "
     "another one",
     "") {
  expect_dies(take_one_too_many,
              "536870912 callbacks are scheduled: no more can be counted\n");
}

TEST(dropping_a_slot_is_recorded,
     "slot_trace() records what happens to a slot, under its callback's name; "
     "slot_drop() records that it is dropped, and gives it back",
     "L24") {
  Slots slots = {0};
  uint32_t i = slot_take(&slots, first, NULL);
  slot_trace(TRACE_CALL_LATER, &slots.slots[i], 1.5);
  slot_drop(&slots, i);
  expect_trace("main call_later 1.5 first\n"
               "main drop first\n");
  ck_assert(!slots.slots[i].callback);
  ck_assert_uint_eq(slot_take(&slots, second, NULL), i);
  free(slots.slots);
}
