#include "story.h"

#include "assign_lanes.h"
#include "trace_reader.h"

bool story_read(Story *self, const char *path, char wrong[PROBLEM_SIZE]) {
  if (!run_read(&self->run, path, wrong))
    return false;
  story_tell(self);
  return true;
}

void story_tell(Story *self) {
  assign_lanes(&self->lanes, &self->run, LANES_COMFORTABLE);
  replay_make(&self->replay, &self->run);
  queues_make(&self->queues, &self->run, &self->replay);
}

void story_release(Story *self) { run_release(&self->run); }
