#include "04-event-loop/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "die.h"
#include "trace.h"

static double real_now(Clock *self) {
  struct timespec t;
  (void)self;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// A signal may cut the sleep short; the loop then finds nothing due and waits
// again.
static Outcome real_wait_until(Clock *self, double when) {
  const double YEARS = 1e9; // more than a time_t of any machine can count on
  double left = isfinite(when) ? when - real_now(self) : 0;
  if (left > 0) {
    left = fmin(left, YEARS);
    struct timespec t = {.tv_sec = (time_t)left};
    t.tv_nsec = (long)((left - (double)t.tv_sec) * 1e9);
    nanosleep(&t, NULL);
  }
  return returned(value_bool(when < INFINITY));
}

static void real_free(Clock *self) { (void)self; }

Clock *clock_real(void) {
  static Clock clock = {real_now, real_wait_until, real_free, 1e-9, false};
  return &clock;
}

typedef struct VirtualClock {
  Clock clock;
  double hands;
} VirtualClock;

static double virtual_now(Clock *self) { return ((VirtualClock *)self)->hands; }

static Outcome virtual_wait_until(Clock *self, double when) {
  VirtualClock *clock = (VirtualClock *)self;
  if (when > clock->hands && when < INFINITY)
    clock->hands = when;
  return returned(value_bool(when < INFINITY));
}

static void virtual_free(Clock *self) { free(self); }

Clock *clock_virtual(void) {
  VirtualClock *self = allocate(sizeof *self);
  self->clock =
      (Clock){virtual_now, virtual_wait_until, virtual_free, 1e-9, true};
  return &self->clock;
}

// A program that a person looks at: what the real clock counts from, often the
// start of the machine, would hide how much time goes by.
static double chosen_at;

static double from_then_now(Clock *self) {
  Clock *real = clock_real();
  (void)self;
  return floor((real->now(real) - chosen_at) * 1000) / 1000;
}

static Outcome from_then_wait_until(Clock *self, double when) {
  Clock *real = clock_real();
  (void)self;
  return real->wait_until(real, when + chosen_at);
}

Clock *clock_chosen(int argc, char **argv) {
  static Clock from_then = {from_then_now, from_then_wait_until, real_free,
                            1e-3, false};
  if (argc > 1 && !strcmp(argv[1], "--virtual"))
    return clock_virtual();
  if (!chosen_at)
    chosen_at = clock_real()->now(clock_real());
  return &from_then;
}

void clock_sleep(Clock *self, double seconds) {
  double end = self->now(self) + seconds;
  Outcome o;
  do // it may come back early
    o = self->wait_until(self, end);
  while (o.how == RETURNED && value_as_bool(o.value) && self->now(self) < end);
  if (trace_on)
    trace_record_time(self->now(self));
}
