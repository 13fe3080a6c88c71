// map.h: the map of a run: who scheduled whom.

#ifndef DIAGRAM_MAP_H
#define DIAGRAM_MAP_H

#include "buffer.h"
#include "model.h"

// Writes it as DOT.
void map_write(Buffer *out, Model *model);

#endif
