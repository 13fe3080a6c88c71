// draw_head.h: above the lanes: the title, and a chip with every lane's name.

#ifndef DIAGRAM_DRAW_HEAD_H
#define DIAGRAM_DRAW_HEAD_H

#include "page.h"

void draw_head(Page *self);

// What stands above a queue is so wide.
double queue_head_width(int queue);

// How much higher than usual the head is, for a title that needs more lines.
double title_extra(const Page *self);
// How wide it is on a page of that width.
double title_width(const Page *self, double page);

#endif
