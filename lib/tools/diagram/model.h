// model.h: a run, read and understood. Every view is drawn from one.

#ifndef DIAGRAM_MODEL_H
#define DIAGRAM_MODEL_H

#include "lane.h"
#include "queues.h"
#include "replay.h"
#include "run.h"

typedef struct Model {
  Run run;
  Lanes lanes;
  Replay replay;
  Queues queues;
} Model;

// Like run_read: false, with a message, when the file is not a trace.
bool model_read(Model *self, const char *path, char wrong[PROBLEM_SIZE]);

// Derives the rest from self->run.
void model_derive(Model *self);

void model_release(Model *self);

#endif
