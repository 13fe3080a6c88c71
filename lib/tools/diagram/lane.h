// lane.h: the lanes of a picture, in which the actors stand.
//
// main and the loop are one thread, and stand in lane 0 together. Where many
// would make a picture that nobody reads, several actors share a lane, and the
// labels say whom they mean.

#ifndef DIAGRAM_LANE_H
#define DIAGRAM_LANE_H

#include "run.h"

enum { LANES_COMFORTABLE = 8, MAP_COMFORTABLE = 7, LANES_MOST = 24 };

typedef struct Lane {
  const char *label, *note;
  int colour;
  int actors;     // more than one: shared
  ActorKind kind; // of its first actor
} Lane;

typedef struct Lanes {
  Lane *all; // the run owns them
  int count;
  bool loop; // queues, iterations and a clock are drawn
} Lanes;

static inline bool is_main_or_loop(const RunActor *actor) {
  return actor->kind == ACTOR_MAIN || actor->kind == ACTOR_LOOP;
}

// One that works beside that of main and the loop.
static inline bool is_thread(const RunActor *actor) {
  return actor->kind == ACTOR_THREAD;
}

// True for an actor whose name its lane does not tell.
static inline bool lanes_must_name(const Lanes *self, const RunActor *actor) {
  return self->all[actor->lane].actors > 1 && !is_main_or_loop(actor) &&
         actor->kind != ACTOR_CALLBACK;
}

#endif
