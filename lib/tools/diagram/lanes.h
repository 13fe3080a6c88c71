// lanes.h: the lanes view: one lane per actor, one row per event.

#ifndef DIAGRAM_LANES_H
#define DIAGRAM_LANES_H

#include "buffer.h"
#include "paging.h"

// Writes one page of it as DOT.
void lanes_write(Buffer *out, Model *model, PageRows rows);

#endif
