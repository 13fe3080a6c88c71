// play_queue.h: the queues and the clock of a play_state.h, one row on.

#ifndef DIAGRAM_PLAY_QUEUE_H
#define DIAGRAM_PLAY_QUEUE_H

#include "play_state.h"

// What leaves its queue in this row, what comes, what is cancelled, and how
// many of the ready queue belong to this turn.
void play_queue_step(PlayState *self, int row);

// The time and the iteration of the event.
void play_clock_step(PlayState *self, const RunEvent *event);

#endif
