// A story: a trace, read and understood. Every view is drawn from one.

#ifndef DIAGRAM_STORY_H
#define DIAGRAM_STORY_H

#include "lane.h"
#include "queues.h"
#include "replay.h"
#include "run.h"

typedef struct Story {
  Run run;
  Lanes lanes;
  Replay replay;
  Queues queues;
} Story;

// Like run_read: false, with a message, when the file is not a trace.
bool story_read(Story *self, const char *path, char wrong[PROBLEM_SIZE]);

// Derives the rest from self->run.
void story_tell(Story *self);

void story_release(Story *self);

#endif
