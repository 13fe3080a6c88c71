// map_arrows.h: the arrows of the map, with round corners.

#ifndef DIAGRAM_MAP_ARROWS_H
#define DIAGRAM_MAP_ARROWS_H

#include "buffer.h"
#include "map_page.h"

void map_draw_arrows(MapPage *self, Buffer *out);

#endif
