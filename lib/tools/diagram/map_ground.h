// map_ground.h: below the boxes of the map: bands, guides, cuts, the clock.

#ifndef DIAGRAM_MAP_GROUND_H
#define DIAGRAM_MAP_GROUND_H

#include "buffer.h"
#include "map_page.h"

void map_draw_ground(MapPage *self, Buffer *out);

#endif
