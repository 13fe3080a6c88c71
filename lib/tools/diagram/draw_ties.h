// draw_ties.h: events that reach beyond the lanes: for a handle in a queue, or
// for a future that others wait for.

#ifndef DIAGRAM_DRAW_TIES_H
#define DIAGRAM_DRAW_TIES_H

#include "placed.h"

void draw_queue_label(Page *self, const PlacedEvent *placed);
void draw_due(Page *self, const PlacedEvent *placed);
void draw_reach(Page *self, const PlacedEvent *placed);
void draw_tie(Page *self, const PlacedEvent *placed);
void draw_done_callback(Page *self, const PlacedEvent *placed);
// What the task that runs gets from the future that it has waited for.
void draw_gift(Page *self, const PlacedEvent *placed);

#endif
