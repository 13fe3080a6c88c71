// The map: one box per handle that the loop ran, one row per iteration, and an
// arrow from the box that scheduled it.
//
// map_collect() finds boxes, rows and arrows, map_route() gives every arrow a
// way that no other takes, map_write() draws them.
//
//        | label zone |   above a box: "+1 s"
//        |    box     |
//        |    bus     |   below: the tracks, on which arrows cross the lanes
//
// An arrow leaves its box downwards (the trunk), crosses on a track, and comes
// down to its target in a channel of the target's lane: in the middle, or, if
// a box stands in the way, beside the lane, and then into the box from the
// right. Two arrows of different boxes never share a track or a channel.

#ifndef DIAGRAM_MAP_H
#define DIAGRAM_MAP_H

#include "dot_text.h"
#include "model.h"

enum { MAP_ROWS_MOST = 120, CHANNELS_MOST = 9, WORDS_SIZE = 120 };
enum { MAP_BOX_HEIGHT = 26 };

typedef enum BoxKind { MAIN_BOX, RUN_BOX, CANCELLED_BOX, WAITING_BOX } BoxKind;

typedef struct MapBox {
  BoxKind kind;
  int actor, lane, row;
  int above;    // the row of the next box above in this lane, or NOBODY
  int order;    // of a run within its iteration: 1, 2, 3
  int event;    // that opened it
  int last;     // the last event inside
  int printed;  // the first event that printed inside, or NOBODY
  int count;    // of handles that a WAITING_BOX stands for
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

typedef struct Map {
  Model *model;
  MapBox *boxes;
  int box_count;
  MapArrow *arrows;
  int arrow_count;
  MapRow *rows;
  int row_count;
  bool cut;               // there are more iterations than rows to draw them in
  double *lane_x;         // 0 for a lane without a box
  int *channels;          // per lane
  double box_width, side; // where the channel beside a lane begins
  double left, right, top;
} Map;

// The arena of the run owns the tables.
void map_collect(Map *self, Model *model);
void map_route(Map *self);
void map_write(Map *self, Buffer *out);

// ---- what the three parts ask of each other

double map_box_y(const Map *self, const MapBox *box);
double map_channel_x(const Map *self, const MapArrow *arrow);
double map_trunk_x(const Map *self, const MapBox *box);
double map_track_y(const Map *self, const MapArrow *arrow);

// What a box says, and what stands at the tip of a timer's arrow.
const char *box_words(char to[WORDS_SIZE], const Map *self, const MapBox *box);
const char *delay_words(char to[WORDS_SIZE], const RunEvent *event);

void map_draw_ground(Map *self, Buffer *out);
void map_draw_arrow(Map *self, Buffer *out, int index);

// Writes the title; returns how much more room than usual it needs.
double map_title(const Map *self, Buffer *out);

#endif
