#include "play_walk.h"

#include "play_row.h"

void play_walk_init(PlayWalk *self, Model *model) {
  *self = (PlayWalk){.resumed_by = arena_ints(&model->run.arena,
                                              model->run.actor_count, NOBODY)};
  self->runs_since =
      arena_ints(&model->run.arena, model->run.actor_count, NOBODY);
  self->put_by = arena_ints(&model->run.arena, model->run.handle_count, NOBODY);
  self->job_at =
      arena_ints(&model->run.arena, model->run.event_count + 1, NOBODY);
  play_state_init(&self->state, model, &self->changes);
}

void play_walk_release(PlayWalk *self) { buffer_release(&self->changes); }

// Its number, or 0 for one that no record has.
static long job_of(const PlayWalk *self, const RunEvent *event) {
  return event->job <= self->state.model->run.event_count ? event->job : 0;
}

int play_walk_cause(const PlayWalk *self, const RunEvent *event) {
  bool moves = event->verb == TRACE_RUN || event->verb == TRACE_DUE ||
               event->verb == TRACE_DROP || event->verb == TRACE_CANCEL;
  if (moves && event->handle != NOBODY && self->put_by[event->handle] != NOBODY)
    return self->put_by[event->handle];
  bool of_job = event->verb == TRACE_BEGIN || event->verb == TRACE_END ||
                event->verb == TRACE_LETTER;
  if (of_job && job_of(self, event) && self->job_at[event->job] != NOBODY)
    return self->job_at[event->job];
  int caller = self->resumed_by[event->actor];
  return caller == NOBODY ? self->runs_since[event->actor] : caller;
}

static void remember(PlayWalk *self, int index) {
  const RunEvent *event = &self->state.model->run.events[index];
  if (verb_goes_in(event->verb))
    self->resumed_by[event->target] = index;
  if (verb_is_message(event->verb))
    self->runs_since[event->target] = index;
  if (event->verb == TRACE_SUBMIT || event->verb == TRACE_BEGIN ||
      event->verb == TRACE_END)
    self->job_at[job_of(self, event)] = index;
  if (event->handle != NOBODY &&
      (verb_schedules(event->verb) || event->verb == TRACE_DUE))
    self->put_by[event->handle] = index;
}

void play_walk_step(PlayWalk *self, int row) {
  const int *first_in = self->state.model->replay.first_in;
  self->changes.length = 0;
  buffer_add(&self->changes, "");
  play_row_step(&self->state, row);
  for (int i = first_in[row]; i < first_in[row + 1]; i++)
    remember(self, i);
}
