// lane_sharing.h: which actors share a lane.
//
// Futures that one task creates one after another share a lane from the start;
// when there are more lanes than are comfortable, callbacks share one, then
// futures, and when there are more than LANES_MOST, generators and tasks too.
// In a map a future is done before its task goes on: it stands in that one's
// lane where there are many.

#ifndef DIAGRAM_LANE_SHARING_H
#define DIAGRAM_LANE_SHARING_H

#include "lane_order.h"

// Sets the group of every actor.
void share_lanes(LaneOrder *self, bool map);

// Who takes no part in the events needs no lane.
bool is_idle(const LaneOrder *self, int actor);

#endif
