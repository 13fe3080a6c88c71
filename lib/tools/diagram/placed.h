// placed.h: an event with its place on the page, and the small parts that its
// picture is made of.

#ifndef DIAGRAM_PLACED_H
#define DIAGRAM_PLACED_H

#include "dot_text.h"
#include "label.h"
#include "page.h"

typedef struct PlacedEvent {
  const RunEvent *event;
  Label label;
  double x, target_x; // the lanes' centres
  int lane, target_lane;
  double middle, arrow, above; // the three heights of the row
  const char *name, *colour;
} PlacedEvent;

PlacedEvent placed_event(const Page *page, int index);
// Of one that stands in the row whose top this is, with a label of its own.
PlacedEvent placed_at(const Page *page, const RunEvent *event, double top,
                      const Label *label);

// The middle of the gap next to the actor, on the side of the target.
Point beside_actor(const Page *page, const PlacedEvent *placed);

// Opens an arrow from bar to bar; `short_of` is where it ends at the target.
void open_arrow(Page *page, const PlacedEvent *placed, const char *head,
                double length, double short_of);

// A small shape, such as a circle on a bar.
void open_mark(Page *page, const char *prefix, const char *shape, Point at,
               double size, long seq);
void close_mark(Page *page, const PlacedEvent *placed, const char *fill,
                const char *colour, const char *width);

void draw_local_mark(Page *page, const PlacedEvent *placed);
void draw_label(Page *page, const PlacedEvent *placed, Point at, Align align);

#endif
