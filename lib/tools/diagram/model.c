#include "model.h"

#include "assign_lanes.h"
#include "derive.h"
#include "missing.h"
#include "trace_reader.h"

bool model_read(Model *self, const char *path, char wrong[PROBLEM_SIZE]) {
  if (!run_read(&self->run, path, wrong))
    return false;
  model_derive(self);
  return true;
}

void model_derive(Model *self) {
  derive_events(&self->run);
  missing_find(&self->run);
  assign_lanes(&self->lanes, &self->run, false);
  replay_make(&self->replay, &self->run);
  queues_make(&self->queues, &self->run, &self->replay);
}

void model_release(Model *self) { run_release(&self->run); }
