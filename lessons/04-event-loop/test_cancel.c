// What cancelling promises, and that it still does among thousands: the rows
// L20 to L25 of the fidelity matrix.
#include "04-event-loop/test_said.h"

// handle.cancel
static void cancel(Loop *loop, void *arg) {
  (void)loop;
  handle_cancel(*(Handle *)arg);
}

static void victim(Loop *loop, void *arg) { say(loop, arg ? arg : "victim"); }
static void next(Loop *loop, void *arg) { (void)loop, (void)arg; }

// -- handles ----------------------------------------------------------------

TEST(a_cancelled_callback_never_runs,
     "cancel() before its turn: the callback is not called, the others are",
     "L20") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, say, "a");
  Handle handle = loop_call_soon(loop, say, "b");
  loop_call_soon(loop, say, "c");
  handle_cancel(handle);
  ck_assert(handle_cancelled(handle));
  run_once_more(loop);
  expect_said("a, c");
  loop_free(loop);
}

TEST(cancel_within_the_batch,
     "A callback can cancel one that stands behind it in the same batch",
     "L21") {
  Loop *loop = loop_new(clock_virtual());
  Handle handle = {0};
  loop_call_soon(loop, cancel, &handle);
  handle = loop_call_soon(loop, victim, NULL);
  loop_call_soon(loop, next, NULL);
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  expect_trace("main call_soon cancel\n"
               "main call_soon victim\n"
               "main call_soon next\n"
               "main call_soon stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run cancel\n"
               "cancel() cancel victim\n"
               "cancel() return\n"
               "loop drop victim\n"
               "loop run next\n"
               "next() return\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  loop_free(loop);
}

TEST(cancel_a_timer_that_is_due,
     "A timer that is due already, and stands in the batch, can still be "
     "cancelled by a callback before it",
     "L21 L23") {
  Loop *loop = loop_new(clock_virtual());
  Handle handle = loop_call_later(loop, 1, victim, NULL);
  loop_call_later(loop, 0.5, cancel, &handle);
  clock_sleep(loop->clock, 2); // both are due now
  run_once_more(loop);
  expect_said("");
  ck_assert_uint_eq(loop->slots.cancelled_timers, 0); // it had left the heap
  loop_free(loop);
}

static Handle own;

static void cancel_myself(Loop *loop, void *arg) {
  (void)arg;
  say(loop, "running");
  handle_cancel(own);
}

TEST(cancel_twice_or_too_late,
     "cancel() twice, or while the callback runs, or after it: no error, no "
     "effect",
     "L22") {
  Loop *loop = loop_new(clock_virtual());
  Handle twice = loop_call_soon(loop, say, "never");
  handle_cancel(twice);
  handle_cancel(twice);
  ck_assert(handle_cancelled(twice));
  own = loop_call_soon(loop, cancel_myself, NULL);
  run_once_more(loop);
  handle_cancel(own);
  loop_call_soon(loop, say, "next");
  run_once_more(loop);
  expect_said("running, next");
  loop_free(loop);
}

TEST(an_old_handle_is_harmless,
     "A Handle whose callback has run means nothing any more: cancelling it "
     "never hits a callback that was scheduled later",
     "L22") {
  Loop *loop = loop_new(clock_virtual());
  Handle old[3], young[3];
  for (int i = 0; i < 3; i++)
    old[i] = loop_call_soon(loop, say, "old");
  run_once_more(loop);
  for (int i = 0; i < 3; i++)
    young[i] = loop_call_later(loop, 1, say, "young");
  for (int i = 0; i < 3; i++) {
    handle_cancel(old[i]);
    ck_assert(!handle_cancelled(old[i]));
    ck_assert(!handle_cancelled(young[i]));
    ck_assert_double_eq(handle_when(old[i]), 0);
  }
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  expect_said("old, old, old, young, young, young");
  loop_free(loop);
}

// -- timers -----------------------------------------------------------------

typedef struct Ticker {
  int count;
  Handle handle;
} Ticker;

static void tick(Loop *loop, void *arg) {
  Ticker *self = arg;
  self->count++;
  self->handle = loop_call_later(loop, 1, tick, self);
}

static void halt(Loop *loop, void *arg) {
  Ticker *self = arg;
  (void)loop;
  handle_cancel(self->handle);
}

TEST(a_ticker_is_cancelled,
     "A callback that re-arms itself runs until somebody cancels its newest "
     "Handle",
     "L09 L20 L24") {
  Ticker ticker = {0};
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, tick, &ticker);
  loop_call_later(loop, 1.5, halt, &ticker);
  loop_call_later(loop, 9, stop, NULL);
  loop_run_forever(loop);
  ck_assert_int_eq(ticker.count, 2);
  expect_trace("main call_soon tick\n"
               "main call_later 1.5 halt\n"
               "main call_later 9 stop\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run tick\n"
               "tick() call_later 1 tick\n"
               "tick() return\n"
               "iteration 2, t = 1\n"
               "loop due tick\n"
               "loop run tick\n"
               "tick() call_later 1 tick\n"
               "tick() return\n"
               "iteration 3, t = 1.5\n"
               "loop due halt\n"
               "loop run halt\n"
               "halt() cancel tick\n"
               "halt() return\n"
               "loop drop tick\n"
               "iteration 4, t = 9\n"
               "loop due stop\n"
               "loop run stop\n"
               "stop() return\n"
               "loop return\n");
  loop_free(loop);
}

TEST(a_cancelled_timer_stays_in_the_heap,
     "A cancelled timer counts once and stays in the heap; it leaves when it "
     "is the earliest, at the start of an iteration",
     "L23 L24") {
  Loop *loop = loop_new(clock_virtual());
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
  run_once_more(loop);
  ck_assert_uint_eq(loop->slots.cancelled_timers, 0);
  ck_assert_uint_eq(loop->timers.count, 0);
  expect_said("");
  loop_free(loop);
}

// Schedules so many timers behind a live one, of which so many are cancelled,
// and says how many an iteration leaves in the heap.
static unsigned left_in_the_heap(int count, int cancelled) {
  Loop *loop = loop_new(clock_virtual());
  for (int i = 0; i < count; i++) {
    Handle handle = loop_call_later(loop, 1 + i, next, NULL);
    if (i > 0 && i <= cancelled)
      handle_cancel(handle);
  }
  run_once_more(loop);
  unsigned left = loop->timers.count;
  ck_assert_uint_eq(loop->slots.cancelled_timers,
                    left == (unsigned)count ? (unsigned)cancelled : 0);
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

// -- thousands --------------------------------------------------------------

enum { MANY = 100000 };

typedef struct Timed {
  double when;
  Handle handle;
  bool cancelled;
} Timed;

static Timed timed[MANY];
static const Timed *latest; // the one that ran last
static int ran;

// Did we run at our time, and in our turn?
static void check_order(Loop *loop, void *arg) {
  const Timed *self = arg;
  ck_assert_msg(!self->cancelled, "a cancelled timer has run");
  ck_assert_double_eq(loop_time(loop), self->when);
  ck_assert_msg(!latest || latest->when < self->when ||
                    (latest->when == self->when && latest < self),
                "timer %d, due at %g, ran after timer %d, due at %g",
                (int)(self - timed), self->when, (int)(latest - timed),
                latest->when);
  latest = self;
  ran++;
}

static unsigned seed = 1;

static unsigned random_below(unsigned n) {
  seed = seed * 1103515245 + 12345;
  return (seed >> 8) % n;
}

static Loop *loop_with_many_timers(unsigned deadlines) {
  Loop *loop = loop_new(clock_virtual());
  for (Timed *t = timed; t < timed + MANY; t++) {
    t->when = 1 + random_below(deadlines);
    t->handle = loop_call_at(loop, t->when, check_order, t);
  }
  loop_call_at(loop, deadlines + 1, stop, NULL);
  return loop;
}

TEST(a_hundred_thousand_timers,
     "A hundred thousand timers run by their deadlines, each once", "L10 L17") {
  untraced();
  Loop *loop = loop_with_many_timers(1u << 20);
  loop_run_forever(loop);
  ck_assert_int_eq(ran, MANY);
  loop_free(loop);
}

TEST(many_equal_deadlines,
     "Of a hundred thousand timers with ten deadlines, those with the same "
     "one run in the order in which they were scheduled",
     "L17") {
  untraced();
  Loop *loop = loop_with_many_timers(10);
  loop_run_forever(loop);
  ck_assert_int_eq(ran, MANY);
  ck_assert_uint_eq(loop_iteration(loop), 11);
  loop_free(loop);
}

TEST(most_are_cancelled,
     "Of a hundred thousand timers 90 % are cancelled: the others run by "
     "their deadlines, in order, and nobody else",
     "L20 L25") {
  untraced();
  Loop *loop = loop_with_many_timers(1000);
  int left = MANY;
  for (Timed *t = timed; t < timed + MANY; t++)
    if (random_below(10) != 0) {
      t->cancelled = true;
      handle_cancel(t->handle);
      left--;
    }
  run_once_more(loop);
  ck_assert_uint_eq(loop->timers.count, (unsigned)left + 1); // and stop
  loop_run_forever(loop);
  ck_assert_int_eq(ran, left);
  loop_free(loop);
}

static void count_down(Loop *loop, void *arg) {
  int *left = arg;
  if (--*left > 0)
    loop_call_soon(loop, count_down, left);
  else
    loop_stop(loop);
}

TEST(slots_are_used_again,
     "A loop that schedules for ever needs no more memory than for what waits "
     "at the same time",
     "L13") {
  untraced();
  int left = 10000;
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, count_down, &left);
  loop_run_forever(loop);
  ck_assert_int_eq(left, 0);
  ck_assert_uint_le(loop->slots.count, 16);
  ck_assert_uint_le(loop->ready.room, 16);
  loop_free(loop);
}
