// map_build.h: how a map grows while the events of its run are walked over: by
// rows, boxes and arrows.

#ifndef DIAGRAM_MAP_BUILD_H
#define DIAGRAM_MAP_BUILD_H

#include "map_page.h"

typedef struct Collect {
  MapPage *map;
  Arena *arena;
  int *lowest;    // per lane: the row of its lowest box, or NOBODY
  int *scheduled; // per handle: the event that scheduled it, or NOBODY
  int *source;    // per handle: the box in which that happened
  bool *settled;  // per handle: it ran or was cancelled
  int *submitter; // per job: the box in which it was submitted, or NOBODY
  int *submit;    // ... and the event
  int *worked;    // per job: its newest box, or NOBODY
  int current;    // the box that events belong to, or NOBODY
  int order;
  bool opened; // the row of an iteration in which nothing has run yet
  bool waits;  // the last row is one in which jobs begin and end
} Collect;

static inline const Run *collect_run(const Collect *self) {
  return &self->map->model->run;
}

MapRow *collect_last_row(const Collect *self);
MapRow *collect_row(Collect *self, int event, bool main); // a new one
// Does a box stand in that lane of the last row?
bool collect_is_taken(const Collect *self, int lane);
MapBox *collect_box(Collect *self, BoxKind kind, int actor, int event);
void collect_arrow(Collect *self, int from, int to, int event, bool cancels);

// A thread begins a job, or ends it.
void collect_job(Collect *self, int event);
// The box of the job that has written that letter; NOBODY: it is not known.
int collect_writer(const Collect *self, const RunEvent *letter);

#endif
