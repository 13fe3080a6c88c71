// Between cast.c, which puts the actors in order, and cast_lanes.c, which
// decides who shares a lane.

#ifndef DIAGRAM_CASTING_H
#define DIAGRAM_CASTING_H

#include "cast.h"

// What has to be known of an actor to find its place. All of it comes from
// one walk over the events.
typedef struct Part {
  int parent;      // stands right of this actor, or NOBODY
  int owner;       // of a future: who created it, unless main or the loop did
  int first, last; // the events that mention it
  int runs;
  int group; // the actor whose lane it shares; itself when it has its own
  bool placed;
} Part;

typedef struct Casting {
  Run *run;
  Part *parts;
  int *order; // actors from left to right
  int placed;
  int comfortable; // how many lanes may be drawn without sharing
} Casting;

// main and the loop: one thread, one lane.
bool casting_is_stage(const Run *run, int actor);

void casting_make_lanes(Casting *self, Cast *cast);

#endif
