// A story: a trace, read and understood. Every view is drawn from one.

#ifndef DIAGRAM_STORY_H
#define DIAGRAM_STORY_H

#include "cast.h"
#include "queues.h"
#include "record.h"
#include "replay.h"

typedef struct Story {
  Record record;
  Cast cast;
  Replay replay;
  Queues queues;
} Story;

// Like record_read: false, with a message, when the file is not a trace.
bool story_read(Story *self, const char *path, char wrong[PROBLEM_SIZE]);

// Derives the rest from self->record.
void story_tell(Story *self);

void story_release(Story *self);

#endif
