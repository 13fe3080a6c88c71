// draw_legend.h: the legend: only what occurs on this page.

#ifndef DIAGRAM_DRAW_LEGEND_H
#define DIAGRAM_DRAW_LEGEND_H

#include "page.h"

void draw_legend(Page *self);

#endif
