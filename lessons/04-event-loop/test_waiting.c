// "Who waits?" Only the loop, and only when nothing is ready: until the
// earliest deadline, a day at most, and however late it is already. The clocks
// are virtual. (Rows L15, L18, L24.)
#include <math.h>

#include "04-event-loop/test_loop.h"
#include "record/shared_memory.h"

// A clock that remembers until when it was asked to wait, and may wake early.
typedef struct Watched {
  Clock clock;
  double hands, early;
  double until[8];
  int waits, looks, asked;
  bool interrupted;
} Watched;

static double watched_now(Clock *clock) {
  Watched *self = (Watched *)clock;
  ck_assert_msg(++self->looks < 100,
                "the loop looks at the clock again and again, at %g, and never "
                "finds its timer due",
                self->hands);
  return self->hands;
}

static Outcome watched_wait_until(Clock *clock, double when) {
  Watched *self = (Watched *)clock;
  self->asked++;
  if (self->interrupted)
    return raised(KeyboardInterrupt, "");
  if (when > self->hands && when < INFINITY) {
    ck_assert_int_lt(self->waits, 8);
    self->until[self->waits++] = when;
    self->hands = when - self->early;
    self->early = 0;
  }
  return returned(value_bool(when < INFINITY));
}

static void watched_free(Clock *self) { (void)self; }

static Watched watched(void) {
  return (Watched){
      .clock = {watched_now, watched_wait_until, watched_free, 1e-9, false}};
}

TEST(the_loop_sleeps_until_the_next_deadline,
     "The loop does not sleep while anything is ready; then it sleeps until "
     "the earliest deadline, a cancelled one does not count",
     "L18 L24") {
  Watched clock = watched();
  Loop *loop = loop_new(&clock.clock);
  loop_call_soon(loop, schedules_soon, "soon");
  handle_cancel(loop_call_later(loop, 1, say_when, "cancelled"));
  run_until(loop, 5);
  ck_assert_int_eq(clock.waits, 1);
  ck_assert_double_eq(clock.until[0], 5);
  ck_assert_uint_eq(loop_iteration(loop), 3);
  loop_free(loop);
}

TEST(the_clock_is_asked_in_every_iteration,
     "The loop asks its clock to wait in every iteration, though not at all "
     "while anything is ready: another clock may look for more than time",
     "") {
  Watched clock = watched();
  Loop *loop = loop_new(&clock.clock);
  loop_call_soon(loop, schedules_soon, "soon");
  run_until(loop, 5);
  ck_assert_int_eq(clock.asked, 3);
  ck_assert_int_eq(clock.waits, 1);
  ck_assert_uint_eq(loop_iteration(loop), 3);
  loop_free(loop);
}

TEST(an_error_of_the_wait_ends_the_run,
     "What the clock raises while it waits ends the run, and nothing is lost",
     "") {
  Watched clock = watched();
  Loop *loop = loop_new(&clock.clock);
  loop_call_soon(loop, say, "later");
  clock.interrupted = true;
  expect(loop_run_forever(loop), "raise KeyboardInterrupt");
  ck_assert_uint_eq(loop_iteration(loop), 0);
  clock.interrupted = false;
  run_iteration(loop);
  expect_notes("later");
  loop_free(loop);
}

TEST(one_sleep_is_a_day_at_most,
     "The loop sleeps a day at most, then looks again", "L18") {
  Watched clock = watched();
  Loop *loop = loop_new(&clock.clock);
  loop_call_at(loop, 100000, say_when, "timer");
  run_until(loop, 100001);
  expect_notes("timer@100000");
  ck_assert_int_eq(clock.waits, 3);
  ck_assert_double_eq(clock.until[0], 86400);
  ck_assert_double_eq(clock.until[1], 100000);
  loop_free(loop);
}

TEST(a_sleep_cut_short,
     "A sleep that ends too early, as by a signal, runs no timer before its "
     "deadline",
     "L18") {
  Watched clock = watched();
  clock.early = 0.5;
  Loop *loop = loop_new(&clock.clock);
  loop_call_at(loop, 2, say_when, "timer");
  run_until(loop, 3);
  expect_notes("timer@2");
  ck_assert_int_eq(clock.waits, 3);
  loop_free(loop);
}

LOOP_TEST(the_record_says_how_long_it_waited,
          "The record says of each iteration how long the loop has slept "
          "before it",
          "L18") {
  loop_call_soon(loop, say, "a");
  loop_call_later(loop, 1.5, say, "b");
  run_until(loop, 4);
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    if (e->verb == TRACE_SELECT)
      note("slept %s", e->value);
  expect_notes("a, b, slept 0, slept 1.5, slept 2.5");
}

// Two timers and a stop, on a clock that stands at `now` already.
static void run_late(double now) {
  Watched clock = watched();
  clock.hands = now;
  Loop *loop = loop_new(&clock.clock);
  loop_call_later(loop, 0, say_when, "now");
  loop_call_later(loop, 0.1, say_when, "later");
  loop_call_later(loop, 0.7, stop, NULL);
  expect(loop_run_forever(loop), "return None");
  ck_assert_double_eq(loop_time(loop), now + 0.7); // to the last bit
  ck_assert_uint_eq(loop_iteration(loop), 3);
  ck_assert_int_eq(clock.waits, 2); // not for what is due now
  loop_free(loop);
}

TEST(after_97_days,
     "After 97 days two times that differ are more than a nanosecond apart: "
     "timers still fire, each in one iteration",
     "L15 L18") {
  run_late(1e7 + 0.3);
  expect_notes("now@1e+07, later@1e+07");
}

TEST(after_194_days,
     "After 194 days a nanosecond more is no more, in a double: timers still "
     "fire, each in one iteration",
     "L15 L18") {
  double now = 3e7 + 0.3;
  ck_assert(now + 1e-9 == now);
  run_late(now);
  expect_notes("now@3e+07, later@3e+07");
}

LOOP_TEST(a_wait_of_97_days,
          "A deadline more than 97 days away is reached day by day, exactly",
          "L15 L18") {
  untraced();
  loop_call_at(loop, 1e7, say_when, "timer");
  run_until(loop, 1.5e7);
  expect_notes("timer@1e+07");
  ck_assert_double_eq(loop_time(loop), 1.5e7);
  ck_assert_uint_eq(loop_iteration(loop), 116 + 58); // days until each
}

LOOP_TEST(not_a_number_is_over_at_once,
          "A delay that is not a number is no delay: the callback runs in the "
          "next iteration, as in Python",
          "") {
  loop_call_later(loop, 1, say_when, "a");
  loop_call_later(loop, NAN, say_when, "nan");
  run_until(loop, 2);
  expect_notes("nan@0, a@1");
}

LOOP_TEST(a_long_wait_is_one_jump,
          "The virtual clock goes to any deadline in one iteration", "") {
  loop_call_later(loop, 1e18, say_when, "a");
  run_until(loop, 2e18);
  expect_notes("a@1e+18");
  ck_assert_uint_le(loop_iteration(loop), 3);
}

static void wait_for_ever(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_later(loop, INFINITY, say, "never");
  expect(loop_run_forever(loop),
         "raise RuntimeError: nothing can ever wake this event loop again");
  loop_free(loop);
}

TEST(an_infinite_timer_wakes_nobody,
     "A loop that has infinite timers only says so, and ends", "") {
  const char *output = output_of(wait_for_ever, NULL);
  expect_in(output, "iteration 1, nothing is ready, no timer is ever due.");
}
