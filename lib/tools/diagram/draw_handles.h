// draw_handles.h: how a handle looks: a capsule while it waits in a queue,
// dashed once it is cancelled, and a dashed arrow when it moves.

#ifndef DIAGRAM_DRAW_HANDLES_H
#define DIAGRAM_DRAW_HANDLES_H

#include "page.h"

void draw_capsules(Page *self); // handles that wait
void draw_travels(Page *self);  // handles that move

#endif
