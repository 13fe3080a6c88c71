// play_steps.h: a run as a list of steps, each with what it says, why it
// happens, what has caused it, and what it changes.
//
// One step is one row of the lanes: an event, with those that only hand it on.
//
//   {"n":7,"to":7,"t":3,"i":8,"v":"yield","a":4,"say":["..."],"why":"...",
//    "src":"final.c:15","at":"coroutine.c:16","py":"final.py:9","by":12,
//    "ask":["pick","Who runs next?","5"],"d":[...]}
//
// `v` and `a` (the verb and the actor of the first event) are for styles and
// for choosing an actor; what the verb means stands in `d`.

#ifndef DIAGRAM_PLAY_STEPS_H
#define DIAGRAM_PLAY_STEPS_H

#include "buffer.h"
#include "model.h"

// Walks over all rows and writes the steps, with commas between them. `twin`
// has the twin's line per event, or is NULL.
void play_steps_write(Buffer *out, Model *model, const char *const *twin);

// The state after that event, and after its whole step, in words; 0: before
// the first.
void play_state_at(Buffer *out, Model *model, int event);

// Before the first step and after each, parted by form feeds.
void play_states_write(Buffer *out, Model *model);

#endif
