#include "play_words.h"

#include <string.h>

static const char *name(const PlayState *self, int actor) {
  return self->model->run.actors[actor].label;
}

static bool is_on_stack(const PlayState *self, int actor) {
  for (int i = 0; i < self->depth; i++)
    if (self->stack[i] == actor)
      return true;
  return false;
}

static void add_stack(const PlayState *self, Buffer *to) {
  buffer_add(to, "stack:");
  for (int i = 0; i < self->depth; i++) {
    buffer_add(to, i ? " > " : " ");
    buffer_add(to, name(self, self->stack[i]));
  }
  buffer_char(to, '\n');
}

static void add_actor(const PlayState *self, int actor, Buffer *to) {
  const PlayActor *who = &self->actors[actor];
  buffer_add(to, name(self, actor));
  buffer_add(to, ": ");
  buffer_add(to, who->state);
  if (*who->line) {
    buffer_add(to, " at ");
    buffer_add(to, who->line);
  }
  if (who->waits != NOBODY) {
    buffer_add(to, ", waits for ");
    buffer_add(to, name(self, who->waits));
  }
  if (*who->result) {
    buffer_add(to, ", ");
    buffer_add(to, who->result);
  }
  for (int i = 0; i < who->call_count; i++) {
    buffer_add(to, i ? ", " : ", then ");
    buffer_add(to, who->calls[i]);
  }
  buffer_char(to, '\n');
}

static void add_queue(const PlayState *self, Queue queue, Buffer *to) {
  const PlayQueue *in = &self->queues[queue];
  static const char *const names[QUEUES] = {
      "timers:", "ready:", "in line:", "files:"};
  buffer_add(to, names[queue]);
  for (int i = 0; i < in->count; i++) {
    const Wait *wait = play_state_wait(self, queue, i);
    const RunEvent *begin = &self->model->run.events[wait->event];
    if (queue == READY_QUEUE && i == self->batch)
      buffer_add(to, " |");
    buffer_char(to, ' ');
    if (queue == HEAP_QUEUE) {
      buffer_number(to, begin->when);
      buffer_char(to, ' ');
    }
    buffer_add(to, queue_is_narrow(queue) ? name(self, begin->actor) : "");
    buffer_add(to, queue_is_narrow(queue) ? ", " : "");
    buffer_add(to, begin->value);
    buffer_char(to, ';');
  }
  if (queue == READY_QUEUE && in->count && self->batch == in->count)
    buffer_add(to, " |");
  buffer_char(to, '\n');
}

void play_describe(const PlayState *self, Buffer *to) {
  buffer_add(to, "t = ");
  buffer_number(to, self->clock);
  buffer_add(to, ", iteration ");
  buffer_long(to, self->iter);
  buffer_char(to, '\n');
  add_stack(self, to);
  for (int i = 0; i < self->model->run.actor_count; i++)
    if (*self->actors[i].state && !is_on_stack(self, i))
      add_actor(self, i, to);
  add_queue(self, READY_QUEUE, to);
  add_queue(self, HEAP_QUEUE, to);
  if (self->queues[LINE_QUEUE].count)
    add_queue(self, LINE_QUEUE, to);
  if (self->queues[FILE_QUEUE].count)
    add_queue(self, FILE_QUEUE, to);
}
