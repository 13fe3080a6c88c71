// play_twin.h: which line of the Python twin does what an event says.
//
// NAME.lines, which lib/tools/oracle writes, has a line for each thing that
// both sides know, "print 9", in the order in which CPython did them. The n-th
// print of the run is the n-th of the twin, and so with each kind. Where a kind
// does not occur equally often on both sides, nothing is said of it.

#ifndef DIAGRAM_PLAY_TWIN_H
#define DIAGRAM_PLAY_TWIN_H

#include "run.h"

// Per event "evens.py:9", or "". The run owns the table. `lines` is what stands
// in NAME.lines.
const char **play_twin_places(Run *run, const char *lines);

#endif
