// map_boxes.h: the boxes of the map: what ran, what was cancelled, what
// still waits.

#ifndef DIAGRAM_MAP_BOXES_H
#define DIAGRAM_MAP_BOXES_H

#include "buffer.h"
#include "map_page.h"

void map_draw_boxes(MapPage *self, Buffer *out);

#endif
