// draw_lifelines.h: the life of every actor: a bar while it is on the call
// stack, a dotted line while it is suspended, a thin solid one while it is in
// the ready queue.

#ifndef DIAGRAM_DRAW_LIFELINES_H
#define DIAGRAM_DRAW_LIFELINES_H

#include "page.h"

void draw_lifelines(Page *self); // suspended and ready
void draw_bars(Page *self);      // running, calling, born, ended

#endif
