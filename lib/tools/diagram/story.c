#include "story.h"

bool story_read(Story *self, const char *path, char wrong[PROBLEM_SIZE]) {
  if (!record_read(&self->record, path, wrong))
    return false;
  story_tell(self);
  return true;
}

void story_tell(Story *self) {
  cast_make(&self->cast, &self->record, LANES_COMFORTABLE);
  replay_make(&self->replay, &self->record);
  queues_make(&self->queues, &self->record, &self->replay);
}

void story_release(Story *self) { record_release(&self->record); }
