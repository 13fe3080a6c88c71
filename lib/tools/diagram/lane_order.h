// lane_order.h: the order in which the actors stand, from left to right.
//
// main and the loop come first. The others follow in the order of the header,
// with two exceptions that make arrows short: a future stands right of the
// actor that created it, and a generator right of the one that resumes it. What
// a task delegates to has its colour, too.

#ifndef DIAGRAM_LANE_ORDER_H
#define DIAGRAM_LANE_ORDER_H

#include "run.h"

// What has to be known of an actor to find its place. All of it comes from
// one walk over the events.
typedef struct Place {
  int parent;      // stands right of this actor, or NOBODY
  int owner;       // of a future: who created it, unless main or the loop did
  int first, last; // the events that mention it
  int runs;
  int group;   // the actor whose lane it shares; itself when it has its own
  bool family; // a task delegates to it, or to who delegates to it
  bool placed;
} Place;

typedef struct LaneOrder {
  Run *run;      // borrowed; owns the tables
  Place *places; // per actor
  int *order;    // actors from left to right
  int count;
} LaneOrder;

void lane_order_make(LaneOrder *self, Run *run);

#endif
