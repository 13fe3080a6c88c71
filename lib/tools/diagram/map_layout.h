// map_layout.h: gives every box of the map its place, and every arrow a
// way that no other takes.

#ifndef DIAGRAM_MAP_LAYOUT_H
#define DIAGRAM_MAP_LAYOUT_H

#include "map_page.h"

// map_collect() has run.
void map_lay_out(MapPage *self);

#endif
