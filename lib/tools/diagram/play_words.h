// play_words.h: a step in words.

#ifndef DIAGRAM_PLAY_WORDS_H
#define DIAGRAM_PLAY_WORDS_H

#include "play_steps.h"

// Everything that the panels show, one line for each part. The page can say
// the same of what it shows, and its tests compare the two.
void play_describe(const PlayState *self, Buffer *to);

// Why the event happens, as far as the state before it tells.
void play_why(const PlayWalk *walk, int event, Buffer *to);

#endif
