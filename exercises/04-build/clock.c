#include "04-event-loop/clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "die.h"
#include "trace.h"

#include "exercises/todo.h"

static double real_now(Clock *self) {
  TODO; // your code
}

// A signal may cut the sleep short; the loop then finds nothing due and waits
// again.
static Outcome real_wait_until(Clock *self, double when) {
  TODO; // your code
}

static void real_free(Clock *self) { (void)self; }

Clock *clock_real(void) {
  TODO; // your code
}

typedef struct VirtualClock {
  Clock clock;
  double hands;
} VirtualClock;

static double virtual_now(Clock *self) {
  TODO; // your code
}

static Outcome virtual_wait_until(Clock *self, double when) {
  TODO; // your code
}

static void virtual_free(Clock *self) { free(self); }

Clock *clock_virtual(void) {
  TODO; // your code
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

// Python's time.sleep(): time passes, and nobody else can do anything. It goes
// on where a wait comes back too early. No time passes when the seconds are not
// positive, infinite, or not a number.
void clock_sleep(Clock *self, double seconds) {
  TODO; // your code
}
