#include "play_state.h"

#include <string.h>

void play_state_init(PlayState *self, Model *model, Buffer *out) {
  Arena *arena = &model->run.arena;
  size_t actors = (size_t)model->run.actor_count;
  size_t waits = (size_t)model->queues.wait_count + 1;
  *self = (PlayState){.model = model, .out = out};
  self->actors = arena_array(arena, actors + 1, sizeof *self->actors);
  self->stack = arena_array(arena, actors + 1, sizeof *self->stack);
  for (size_t i = 0; i < actors; i++)
    self->actors[i] = (PlayActor){"", "", "", NOBODY, NULL, 0, false};
  for (int queue = 0; queue < QUEUES; queue++)
    self->queues[queue].waits = arena_array(arena, waits, sizeof(int));
  self->found = arena_array(arena, waits, sizeof *self->found);
  play_rows_make(&self->rows, model);
}

int play_state_running(const PlayState *self) {
  return self->depth ? self->stack[self->depth - 1] : NOBODY;
}

int play_state_promised(const PlayState *self, const char *callback) {
  for (int i = 0; i < self->model->run.actor_count; i++) {
    const PlayActor *who = &self->actors[i];
    for (int k = 0; k < who->call_count && *who->result; k++)
      if (!strcmp(who->calls[k], callback))
        return i;
  }
  return NOBODY;
}

const RunEvent *play_state_begin(const PlayState *self, int wait) {
  const Model *model = self->model;
  return &model->run.events[model->queues.waits[wait].event];
}

const Wait *play_state_wait(const PlayState *self, Queue queue, int place) {
  return &self->model->queues.waits[self->queues[queue].waits[place]];
}

int play_state_place(const PlayState *self, Queue queue, int handle) {
  const PlayQueue *in = &self->queues[queue];
  for (int i = 0; i < in->count; i++)
    if (play_state_begin(self, in->waits[i])->handle == handle)
      return i;
  return NOBODY;
}
