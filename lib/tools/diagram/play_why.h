// play_why.h: why an event happens.

#ifndef DIAGRAM_PLAY_WHY_H
#define DIAGRAM_PLAY_WHY_H

#include "play_walk.h"

// As far as the state before the event tells: "it is the oldest in the ready
// queue".
void play_why(const PlayWalk *walk, int event, Buffer *to);

#endif
