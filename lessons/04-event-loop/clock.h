// clock.h: what time it is for a loop, and how it waits.
//
// A loop never asks the system for the time: it asks its clock. The real one
// sleeps until a deadline; the virtual one starts at 0 and just moves its
// hands there, so that a test of an hour takes no time. All times are seconds.
#ifndef CLOCK_H
#define CLOCK_H

#include "value.h"

typedef struct Clock Clock;

struct Clock {
  double (*now)(Clock *self);
  // The loop calls it in every iteration. It waits until `when`, or less: not
  // at all when that is over, as -INFINITY always is. RETURNED False when
  // `when` is INFINITY and nothing else will ever end the wait, else True;
  // RAISED what shall end the run.
  Outcome (*wait_until)(Clock *self, double when);
  void (*free)(Clock *self);
  double resolution; // a deadline less than this ahead counts as due
  bool jumps;        // it does not sleep: it moves its hands, however far
};

Clock *clock_real(void);    // monotonic time; one for all
Clock *clock_virtual(void); // a new one; the loop that takes it frees it

// The virtual clock if the program was called with --virtual. Else the real one
// counted from the first such call, in whole thousandths; one for all.
Clock *clock_chosen(int argc, char **argv);

// Python's time.sleep(): time passes, and nobody else can do anything. It goes
// on where a wait comes back too early. No time passes when the seconds are not
// positive, infinite, or not a number.
void clock_sleep(Clock *self, double seconds);

#endif
