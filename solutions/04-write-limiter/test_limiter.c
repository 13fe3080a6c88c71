// What a limiter promises. No test waits: the clock is virtual.
#include "04-event-loop/test_loop.h"
#include "exercise.h"

static Limiter limiter;

static void ask_for(const char *what) {
  ck_assert(limiter_call(&limiter, say_when, (void *)what));
}

// The same as a callback
static void ask(Loop *loop, void *what) {
  (void)loop;
  ask_for(what);
}

// -- one call ---------------------------------------------------------------

TEST(no_call_is_made_right_here,
     "limiter_call() calls nobody: the loop does, when the code that runs now "
     "has returned to it",
     "L01") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  expect_notes("");
  run_until(loop, 1);
  expect_notes("a@0");
  loop_free(loop);
}

TEST(nothing_waits_at_first,
     "A new limiter has nothing to call, and lets the first call through at "
     "once, whatever the clock says",
     "") {
  Loop *loop = loop_new(clock_virtual());
  clock_sleep(loop->clock, 10);
  limiter_init(&limiter, loop, 2);
  run_until(loop, 20);
  expect_notes("");
  ask_for("a");
  run_until(loop, 21);
  expect_notes("a@20");
  loop_free(loop);
}

// -- many calls -------------------------------------------------------------

TEST(calls_keep_their_distance,
     "Each call is made `gap` seconds after the one before, first in, first "
     "out, each with its own argument",
     "L01 L10") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  ask_for("b");
  ask_for("c");
  run_until(loop, 10);
  expect_notes("a@0, b@2, c@4");
  loop_free(loop);
}

TEST(others_run_meanwhile,
     "While calls wait the loop is free: waiting is done by a timer, not by "
     "sleeping in a callback",
     "L16") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  ask_for("b");
  loop_call_at(loop, 1, say_when, "timer");
  run_until(loop, 5);
  expect_notes("a@0, timer@1, b@2");
  loop_free(loop);
}

TEST(after_a_pause_at_once,
     "When the last call is longer ago than the gap, the next one is made at "
     "once; when it is not, it waits for the rest of the gap only",
     "L14") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  loop_call_at(loop, 10, ask, "b");
  loop_call_at(loop, 11, ask, "c");
  run_until(loop, 20);
  expect_notes("a@0, b@10, c@12");
  loop_free(loop);
}

TEST(a_call_may_want_another,
     "A callback may use the limiter that has called it: what it wants comes "
     "behind what waits",
     "L02") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  limiter_call(&limiter, ask, "x");
  ask_for("a");
  run_until(loop, 10);
  expect_notes("a@2, x@4");
  limiter_call(&limiter, ask, "y"); // now with nothing that waits
  run_until(loop, 20);
  expect_notes("y@12");
  loop_free(loop);
}

static void slow(Loop *loop, void *arg) {
  say_when(loop, arg);
  clock_sleep(loop->clock, 1);
}

TEST(the_gap_counts_from_the_call,
     "The gap is counted from when a call was made, not from when its callback "
     "has returned",
     "L09 L16") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  limiter_call(&limiter, slow, "a");
  limiter_call(&limiter, slow, "b");
  limiter_call(&limiter, slow, "c");
  run_until(loop, 10);
  expect_notes("a@0, b@2, c@4");
  loop_free(loop);
}

static void block(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2.5);
}

TEST(a_late_call_moves_the_next,
     "A call that was made late, because somebody kept the loop waiting, moves "
     "the next one: the gap counts from when it was made, not from when it "
     "might have been",
     "L16") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  ask_for("b");
  ask_for("c");
  loop_call_at(loop, 1, block, NULL); // until 3.5
  run_until(loop, 10);
  expect_notes("a@0, b@3.5, c@5.5");
  loop_free(loop);
}

TEST(it_is_full,
     "When LIMITER_ROOM calls wait, one more is refused; the others are made",
     "") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 1);
  for (int i = 0; i < LIMITER_ROOM; i++)
    ask_for("a");
  ck_assert(!limiter_call(&limiter, say_when, "too many"));
  run_until(loop, 4.5);
  expect_notes("a@0, a@1, a@2, a@3, a@4");
  for (int i = 0; i < 5; i++)
    ask_for("b");
  ck_assert(!limiter_call(&limiter, say_when, "too many"));
  run_until(loop, 20);
  expect_notes("a@5, a@6, a@7, b@8, b@9, b@10, b@11, b@12");
  loop_free(loop);
}

TEST(two_limiters_share_nothing,
     "Two limiters on one loop do not wait for each other", "") {
  Limiter other;
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  limiter_init(&other, loop, 3);
  for (int i = 0; i < 2; i++) {
    ask_for("a");
    ck_assert(limiter_call(&other, say_when, "b"));
  }
  run_until(loop, 10);
  expect_notes("a@0, b@0, a@2, b@3");
  loop_free(loop);
}

// -- clearing ---------------------------------------------------------------

static void clear(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  limiter_clear(&limiter);
}

TEST(what_waits_is_dropped,
     "limiter_clear() drops what waits: a timer that was set must be "
     "cancelled, or it comes all the same",
     "L20") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  ask_for("b");
  ask_for("c");
  loop_call_at(loop, 1, clear, NULL);
  run_until(loop, 10);
  expect_notes("a@0");
  loop_free(loop);
}

TEST(a_clear_keeps_the_gap,
     "After limiter_clear() the limiter goes on: the next call waits for the "
     "rest of the gap to the last one that was made, and comes once",
     "L20") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  ask_for("a");
  ask_for("b");
  loop_call_at(loop, 1, clear, NULL);
  loop_call_at(loop, 1, ask, "c");
  loop_call_at(loop, 1, ask, "d");
  run_until(loop, 10);
  expect_notes("a@0, c@2, d@4");
  loop_free(loop);
}

TEST(a_call_may_clear,
     "A callback may clear the limiter that has called it; clearing an empty "
     "one does nothing",
     "L20 L22") {
  Loop *loop = loop_new(clock_virtual());
  limiter_init(&limiter, loop, 2);
  limiter_clear(&limiter);
  ask_for("a");
  limiter_call(&limiter, clear, NULL);
  ask_for("never");
  run_until(loop, 10);
  limiter_clear(&limiter);
  ask_for("b");
  run_until(loop, 20);
  expect_notes("a@0, b@10");
  loop_free(loop);
}
