// map_collect.h: finds the boxes, rows and arrows of the map.

#ifndef DIAGRAM_MAP_COLLECT_H
#define DIAGRAM_MAP_COLLECT_H

#include "map_page.h"

void map_collect(MapPage *self, Model *model);

#endif
