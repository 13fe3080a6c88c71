// relay.h: with yield from, a value passes through the actor in the middle.
//
// While an actor delegates to another, every yield of it only hands on what
// the other yielded, and every next, send, throw and close that it receives
// only goes on to the other. The picture draws the two steps in one row, so
// that the eye sees the value go straight through.

#ifndef DIAGRAM_RELAY_H
#define DIAGRAM_RELAY_H

#include "run.h"

typedef struct Relays {
  const Run *run;  // borrowed
  int *delegate;   // per actor: to whom it delegates, or NOBODY
  int left, right; // the lanes that the arrows of this row cover
} Relays;

void relays_init(Relays *self, Run *run);

// Events come in order. True when this one goes into the row of the last.
bool relays_next(Relays *self, int event);

#endif
