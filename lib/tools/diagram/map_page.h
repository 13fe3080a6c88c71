// map_page.h: the map of a run, with the place of everything on it.
//
// One box per handle that the loop ran, one row per iteration, and an arrow
// from the box that scheduled it.
//
//        | label zone |   above a box: "+1 s"
//        |    box     |
//        |    bus     |   below: the tracks, on which arrows cross the lanes
//
// An arrow leaves its box downwards (the trunk), crosses on a track, and comes
// down to its target in a channel of the target's lane: in the middle, or, if
// a box stands in the way, beside the lane, and then into the box from the
// right. Two arrows of different boxes never share a track or a channel.
//
// map_collect.h finds boxes, rows and arrows, map_layout.h the places; whoever
// draws on the map asks only this file.

#ifndef DIAGRAM_MAP_PAGE_H
#define DIAGRAM_MAP_PAGE_H

#include "model.h"

enum {
  LABEL_ZONE = 16,
  MAP_BOX_HEIGHT = 26,
  BUS_FIRST = 10, // from the box to the first track
  BUS_LAST = 6,   // from the last track to the next row
  TRACK = 4       // between two tracks, or two channels
};

typedef enum BoxKind {
  MAIN_BOX,
  RUN_BOX,
  CANCELLED_BOX,
  WAITING_BOX,
  JOB_BOX,    // a thread begins a job, or ends it
  MISSING_BOX // should have run there
} BoxKind;

typedef struct MapBox {
  BoxKind kind;
  int actor, lane, row;
  int above;    // the row of the next box above in this lane, or NOBODY
  int order;    // of a run within its iteration: 1, 2, 3
  int event;    // that opened it
  int last;     // the last event inside
  int printed;  // the first event that printed inside, or NOBODY
  int prints;   // how many did
  int count;    // of handles that a WAITING_BOX stands for
  int began;    // of a JOB_BOX that ends one: the box that began it; or NOBODY
  bool over;    // of one that begins a job: there is a box that ends it
  bool sets;    // the result of a future
  Verb outcome; // how its actor left it, or VERBS
  bool offset_trunk;
  bool entered; // an arrow comes in from above, through the middle
} MapBox;

typedef struct MapArrow {
  int from, to; // boxes
  int event;    // call_soon or call_later; for a cancel, that event
  bool cancels;
  bool straight; // a cancel within one row
  bool hidden;   // a cancel that has no way of its own; its box says enough
  int channel;   // 0 is the middle of the lane
  int track;     // NOBODY when it goes straight down
} MapArrow;

typedef struct MapRow {
  int iter, event;
  bool main;    // main() acts here, outside of any iteration
  bool waiting; // the row of handles that were never run
  int tracks;
  double top, height;
} MapRow;

typedef struct MapPage {
  Model *model; // borrowed; its run owns the tables
  MapBox *boxes;
  int box_count;
  MapArrow *arrows;
  int arrow_count;
  MapRow *rows;
  int row_count;
  bool cut;           // there are more iterations than rows to draw them in
  int words_most;     // columns of what a box says was printed
  double *lane_x;     // 0 for a lane without a box
  int *channels;      // per lane
  double *widths;     // per lane: of its boxes
  double label_width; // of the delays beside the tips
  double left, right, top;
} MapPage;

// ---- where things are (y grows downwards)

double map_box_y(const MapPage *self, const MapBox *box);
static inline double map_box_width(const MapPage *self, int lane) {
  return self->widths[lane];
}
// From a lane to the first channel beside it.
double map_side(const MapPage *self, int lane);
double map_channel_x(const MapPage *self, const MapArrow *arrow);
double map_trunk_x(const MapPage *self, const MapBox *box);
double map_track_y(const MapPage *self, const MapArrow *arrow);

#endif
