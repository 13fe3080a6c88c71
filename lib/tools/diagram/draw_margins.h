// draw_margins.h: beside the lanes: event numbers, source lines, iterations
// and the clock.

#ifndef DIAGRAM_DRAW_MARGINS_H
#define DIAGRAM_DRAW_MARGINS_H

#include "page.h"

void draw_margins(Page *self); // numbers, sources, clock
void draw_rows(Page *self);    // transparent, with the sentences

#endif
