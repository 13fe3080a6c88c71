// draw_legend.h: the legend: the signs that were drawn on this page, see
// sign.h. So it comes after everything else.

#ifndef DIAGRAM_DRAW_LEGEND_H
#define DIAGRAM_DRAW_LEGEND_H

#include "page.h"

void draw_legend(Page *self);

#endif
