// play_walk.h: a walk over a run, row by row, that remembers what caused what.

#ifndef DIAGRAM_PLAY_WALK_H
#define DIAGRAM_PLAY_WALK_H

#include "play_state.h"

typedef struct PlayWalk {
  PlayState state;
  Buffer changes;  // of the step that is being made
  int *resumed_by; // per actor: the event that called it, or NOBODY
  int *runs_since; // per actor: the event since when it runs, or NOBODY
  int *put_by;     // per handle: the event that put it where it is, or NOBODY
  int *job_at;     // per job: what happened to it last, or NOBODY
} PlayWalk;

void play_walk_init(PlayWalk *self, Model *model);
void play_walk_release(PlayWalk *self);

// Goes over the row: `changes` are then those of this row.
void play_walk_step(PlayWalk *self, int row);

// What has caused the event that comes next: an earlier one, or NOBODY.
int play_walk_cause(const PlayWalk *self, const RunEvent *event);

#endif
