// chip.h: the head of a lane: a box with its name.

#ifndef DIAGRAM_CHIP_H
#define DIAGRAM_CHIP_H

#include "dot.h"
#include "lane.h"

enum { CHIP_HEIGHT = 30 };

double chip_width(const Lane *lane);

// Opens the chip as a node; the caller adds what else it is, and closes it.
void chip_open(Buffer *out, const char *prefix, int number, const Lane *lane,
               Point centre);

#endif
