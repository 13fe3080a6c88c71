// "What happens at which time?", asked a hundred thousand times: the order of
// timers and what cancelling means do not depend on how many there are, and
// the memory only on how many wait at once. (Rows L10, L13, L17, L20, L25.)
#include <stdlib.h>

#include "04-event-loop/test_loop.h"

enum { MANY = 100000 };

typedef struct Timed {
  double when;
  Handle handle;
  bool cancelled;
} Timed;

static Timed *timed;        // MANY of them
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

// At so many different times, from 1 on.
static void schedule_many(Loop *loop, unsigned deadlines) {
  timed = calloc(MANY, sizeof *timed);
  for (Timed *t = timed; t < timed + MANY; t++) {
    t->when = 1 + random_below(deadlines);
    t->handle = loop_call_at(loop, t->when, check_order, t);
  }
}

LOOP_TEST(a_hundred_thousand_timers,
          "A hundred thousand timers run by their deadlines, each once",
          "L10 L17") {
  untraced();
  schedule_many(loop, 1u << 20);
  run_until(loop, (1u << 20) + 1);
  ck_assert_int_eq(ran, MANY);
  free(timed);
}

LOOP_TEST(many_equal_deadlines,
          "Of a hundred thousand timers with ten deadlines, those with the "
          "same one run in the order in which they were scheduled",
          "L17") {
  untraced();
  schedule_many(loop, 10);
  run_until(loop, 11);
  ck_assert_int_eq(ran, MANY);
  ck_assert_uint_eq(loop_iteration(loop), 11);
  free(timed);
}

// Cancels about nine of ten, and returns how many of all may still run.
static int cancel_most(void) {
  int left = 0;
  for (Timed *t = timed; t < timed + MANY; t++) {
    t->cancelled = random_below(10) != 0;
    left += !t->cancelled;
    if (t->cancelled)
      handle_cancel(t->handle);
  }
  return left;
}

LOOP_TEST(most_are_cancelled,
          "Of a hundred thousand timers 90 % are cancelled: the others run by "
          "their deadlines, in order, and nobody else",
          "L20 L25") {
  untraced();
  schedule_many(loop, 1000);
  int left = cancel_most();
  run_idle_iteration(loop);
  ck_assert_uint_eq(loop->timers.count, (unsigned)left);
  run_until(loop, 1001);
  ck_assert_int_eq(ran, left);
  free(timed);
}

LOOP_TEST(most_of_the_rest_are_cancelled,
          "A third of the timers have run when 90 % are cancelled: of the rest "
          "the others run by their deadlines, in order, and nobody else",
          "L20 L25") {
  untraced();
  schedule_many(loop, 30000);
  run_until(loop, 10000);
  int before = ran, waiting = 0;
  cancel_most();
  for (Timed *t = timed; t < timed + MANY; t++)
    waiting += t->when > 10000 && !t->cancelled;
  run_until(loop, 30001);
  ck_assert_int_eq(ran - before, waiting);
  free(timed);
}

static void schedules_a_hundred(Loop *loop, void *arg) {
  for (int i = 0; i < 100; i++)
    loop_call_soon(loop, i == 99 ? stop : first, arg);
  say(loop, "scheduled");
}

LOOP_TEST(the_table_grows_while_a_callback_runs,
          "A callback may schedule a hundred others: the table of what is "
          "scheduled grows, and moves, while it runs",
          "L02") {
  untraced();
  loop_call_soon(loop, schedules_a_hundred, NULL);
  loop_call_soon(loop, say, "next");
  expect(loop_run_forever(loop), "return None");
  expect_notes("scheduled, next");
  ck_assert_uint_ge(loop->slots.count, 100);
}

static void count_down(Loop *loop, void *arg) {
  int *left = arg;
  if (--*left > 0)
    loop_call_soon(loop, count_down, left);
  else
    loop_stop(loop);
}

LOOP_TEST(slots_are_used_again,
          "A loop that schedules for ever needs no more memory than for what "
          "waits at the same time",
          "L13") {
  untraced();
  int left = 10000;
  loop_call_soon(loop, count_down, &left);
  loop_run_forever(loop);
  ck_assert_int_eq(left, 0);
  ck_assert_uint_le(loop->slots.count, 16);
  ck_assert_uint_le(loop->ready.room, 16);
}
