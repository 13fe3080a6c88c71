// Where one event is drawn, and the small parts that its picture is made of.

#ifndef DIAGRAM_SPOT_H
#define DIAGRAM_SPOT_H

#include "draw.h"
#include "label.h"

typedef struct Spot {
  const RunEvent *event;
  Label label;
  double x, target_x; // the lanes' centres
  int lane, target_lane;
  double middle, arrow, above; // the three heights of the row
  const char *name, *colour;
} Spot;

// The middle of the gap next to the actor, on the side of the target.
Point beside_actor(const Sheet *self, const Spot *spot);

// Opens an arrow from bar to bar; `short_of` is where it ends at the target.
void open_arrow(Sheet *self, const Spot *spot, const char *head, double length,
                double short_of);

// A small shape, such as a circle on a bar.
void draw_spot(Sheet *self, const char *prefix, const char *shape, Point at,
               double size, long seq);
void close_spot(Sheet *self, const Spot *spot, const char *fill,
                const char *colour, const char *width);

void draw_local_mark(Sheet *self, const Spot *spot);
void draw_label(Sheet *self, const Spot *spot, Point at, Align align);

// ---- in draw_ties.c

void draw_queue_label(Sheet *self, const Spot *spot);
void draw_due(Sheet *self, const Spot *spot);
void draw_reach(Sheet *self, const Spot *spot);
void draw_tie(Sheet *self, const Spot *spot);
void draw_done_callback(Sheet *self, const Spot *spot);

#endif
