// The clocks of lesson 4 as somebody else would write them.
#include "04-event-loop/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "die.h"
#include "trace.h"

#define NANO 1e-9

// The virtual clock: its time is a number.
struct Hands {
  Clock clock;
  double at;
};

static double virtual_now(Clock *self) {
  struct Hands *hands = (struct Hands *)self;
  return hands->at;
}

// What a wait is worth: will it ever end?
static Outcome ends(double when) {
  bool never = isnan(when) || (isinf(when) && when > 0);
  return returned(value_bool(!never));
}

static Outcome virtual_wait_until(Clock *self, double when) {
  struct Hands *hands = (struct Hands *)self;
  bool ahead = when > hands->at && !isinf(when);
  if (ahead)
    hands->at = when;
  return ends(when);
}

static void virtual_free(Clock *self) {
  struct Hands *hands = (struct Hands *)self;
  free(hands);
}

Clock *clock_virtual(void) {
  struct Hands *hands = allocate(sizeof(struct Hands));
  hands->clock.now = virtual_now;
  hands->clock.wait_until = virtual_wait_until;
  hands->clock.free = virtual_free;
  hands->clock.resolution = NANO;
  hands->clock.jumps = true;
  hands->at = 0;
  return (Clock *)hands;
}

static double in_seconds(struct timespec t) {
  return (double)t.tv_sec + (double)t.tv_nsec * NANO;
}

static struct timespec in_parts(double seconds) {
  struct timespec t;
  t.tv_sec = (time_t)seconds;
  t.tv_nsec = (long)((seconds - (double)t.tv_sec) / NANO);
  return t;
}

static double real_now(Clock *self) {
  struct timespec now;
  (void)self;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return in_seconds(now);
}

static Outcome real_wait_until(Clock *self, double when) {
  if (isinf(when) || isnan(when))
    return ends(when);
  double left = when - real_now(self);
  if (left > 0) {
    struct timespec t = in_parts(left < 1e9 ? left : 1e9);
    nanosleep(&t, NULL);
  }
  return ends(when);
}

static void stays(Clock *self) { (void)self; }

static Clock the_real_one = {.now = real_now,
                             .wait_until = real_wait_until,
                             .free = stays,
                             .resolution = NANO,
                             .jumps = false};

Clock *clock_real(void) { return &the_real_one; }

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
  static Clock from_then = {from_then_now, from_then_wait_until, stays, 1e-3,
                            false};
  if (argc > 1 && !strcmp(argv[1], "--virtual"))
    return clock_virtual();
  if (!chosen_at)
    chosen_at = clock_real()->now(clock_real());
  return &from_then;
}

void clock_sleep(Clock *self, double seconds) {
  double until = self->now(self) + seconds;
  for (;;) {
    Outcome o = self->wait_until(self, until);
    bool goes_on = o.how == RETURNED && value_as_bool(o.value);
    if (!goes_on || !(self->now(self) < until))
      break;
  }
  if (trace_on)
    trace_record_time(self->now(self));
}
