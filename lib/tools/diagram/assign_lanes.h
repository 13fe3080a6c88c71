// assign_lanes.h: which lane every actor stands in, and in which colour.
//
// lane_order.h says who stands left of whom, lane_sharing.h who shares.

#ifndef DIAGRAM_ASSIGN_LANES_H
#define DIAGRAM_ASSIGN_LANES_H

#include "lane.h"

// Sets lane and colour of every actor of the run, which owns the tables, for
// the lanes view or for the map.
void assign_lanes(Lanes *self, Run *run, bool map);

#endif
