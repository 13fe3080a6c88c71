// play_row.h: a play_state.h, one row on.

#ifndef DIAGRAM_PLAY_ROW_H
#define DIAGRAM_PLAY_ROW_H

#include "play_state.h"

// Goes over the row, and writes what changes.
void play_row_step(PlayState *self, int row);

#endif
