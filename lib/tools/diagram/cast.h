// The cast: which lane every actor stands in, and in which colour.
//
// main and the loop are one thread, and stand in lane 0 together. The others
// follow in the order of the header, with two exceptions that make arrows
// short: a future stands right of the actor that created it, and a generator
// right of the one that resumes it.
//
// Many lanes make a picture that nobody reads. Futures that one task creates
// one after another share a lane from the start; when there are more lanes
// than are comfortable, callbacks share one, then futures, and when there are
// more than LANES_MOST, generators and tasks as well. In a shared lane the
// labels say whom they mean.

#ifndef DIAGRAM_CAST_H
#define DIAGRAM_CAST_H

#include "run.h"

enum { LANES_COMFORTABLE = 8, LANES_MOST = 24 };

typedef struct Lane {
  const char *label, *note;
  int colour;
  int actors;     // more than one: shared
  ActorKind kind; // of its first actor
} Lane;

typedef struct Cast {
  Lane *lanes;
  int lane_count;
  bool loop; // queues, iterations and a clock are drawn
} Cast;

// Sets lane and colour of every actor of the run, which owns the tables.
// For the lanes view LANES_COMFORTABLE is comfortable, for the map LANES_MOST.
void cast_make(Cast *self, Run *run, int comfortable);

// True for an actor whose name its lane does not tell.
bool cast_must_name(const Cast *self, const RunActor *actor);

#endif
