// play_actors.h: the call stack and the actors of a play_state.h, one row on.

#ifndef DIAGRAM_PLAY_ACTORS_H
#define DIAGRAM_PLAY_ACTORS_H

#include "play_state.h"

// Who runs, where everybody stands, for whom he waits, what came of it.
void play_actors_event(PlayState *self, const RunEvent *event);

// In which state everybody is, once all of the row has happened.
void play_actors_row(PlayState *self, int row);

#endif
