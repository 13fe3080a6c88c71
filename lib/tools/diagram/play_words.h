// play_words.h: what the panels of the page show, in words.

#ifndef DIAGRAM_PLAY_WORDS_H
#define DIAGRAM_PLAY_WORDS_H

#include "play_state.h"

// Everything that the panels show, one line for each part. The page can say
// the same of what it shows, and its tests compare the two.
void play_describe(const PlayState *self, Buffer *to);

#endif
