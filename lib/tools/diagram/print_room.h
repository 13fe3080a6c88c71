// print_room.h: the room of a printed line, which may be long.
//
// It covers the lifelines at its right, but no bar: who is on the call stack
// stays to be seen.

#ifndef DIAGRAM_PRINT_ROOM_H
#define DIAGRAM_PRINT_ROOM_H

#include "page.h"

// Finds out how far each may reach. The lanes end at x; returns where the page
// must end, so that the longest fits.
double place_prints(Page *self, double x);

#endif
