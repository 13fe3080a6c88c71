// map_head.h: above the map: its title, and the names of the lanes.

#ifndef DIAGRAM_MAP_HEAD_H
#define DIAGRAM_MAP_HEAD_H

#include "buffer.h"
#include "map_page.h"

void map_draw_head(MapPage *self, Buffer *out);

// How much more room than usual the title needs.
double map_title_extra(const MapPage *self);
// How wide it is on a map of that width.
double map_title_width(const MapPage *self, double page);

#endif
