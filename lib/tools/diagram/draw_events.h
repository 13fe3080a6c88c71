// draw_events.h: the events: arrows between lanes, marks on bars, labels.

#ifndef DIAGRAM_DRAW_EVENTS_H
#define DIAGRAM_DRAW_EVENTS_H

#include "page.h"

void draw_events(Page *self);

#endif
