// map_verdict.h: what the test thought of the run, on its map.
//
// The box in which it first went wrong is outlined; below the map stands what
// was expected there, and what happened.

#ifndef DIAGRAM_MAP_VERDICT_H
#define DIAGRAM_MAP_VERDICT_H

#include "buffer.h"
#include "map_page.h"

void map_draw_verdict(MapPage *self, Buffer *out);

#endif
