// play_word.h: the one word that says in which state an actor is.

#ifndef DIAGRAM_PLAY_WORD_H
#define DIAGRAM_PLAY_WORD_H

#include "play_state.h"

// "running", "waits for its callee", "ready", "created", "suspended",
// "waiting"; of a future "pending".
const char *play_word_of(const PlayState *self, int actor, State state);

// Of who ends in that row: "finished", "failed", "cancelled", "closed",
// "returned".
const char *play_word_of_end(const PlayState *self, int actor, int row);

#endif
