// draw_ground.h: what everything else stands on.

#ifndef DIAGRAM_DRAW_GROUND_H
#define DIAGRAM_DRAW_GROUND_H

#include "page.h"

void draw_ground(Page *self); // bands, queue columns, cuts, guides

#endif
