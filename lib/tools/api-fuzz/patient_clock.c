#include "patient_clock.h"

#include <stdlib.h>

#include "caller.h"
#include "die.h"

enum { PATIENCE = 200000 };

typedef struct PatientClock {
  Clock clock;
  Clock *inner; // owned
} PatientClock;

static int asked;

void patience_begin(void) { asked = 0; }

static double now(Clock *self) {
  must(++asked < PATIENCE, "a loop spins: it has asked for the time %d times",
       PATIENCE);
  Clock *inner = ((PatientClock *)self)->inner;
  return inner->now(inner);
}

static Outcome wait_until(Clock *self, double when) {
  Clock *inner = ((PatientClock *)self)->inner;
  return inner->wait_until(inner, when);
}

static void free_both(Clock *self) {
  Clock *inner = ((PatientClock *)self)->inner;
  inner->free(inner);
  free(self);
}

Clock *patient_clock(Clock *inner) {
  PatientClock *self = allocate(sizeof *self);
  self->clock =
      (Clock){now, wait_until, free_both, inner->resolution, inner->jumps};
  self->inner = inner;
  return &self->clock;
}
