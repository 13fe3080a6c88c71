#include "random_sim.h"

#include "random_words.h"

int sim_below(Sim *self, int limit) {
  self->random = self->random * 1664525u + 1013904223u;
  return (int)((self->random >> 8) % (unsigned)limit);
}

void sim_words(Sim *self) {
  buffer_add(self->out, random_word(sim_below(self, RANDOM_WORDS)));
  if (sim_below(self, 5) == 0)
    buffer_add(self->out, random_word(sim_below(self, RANDOM_WORDS)));
}

void sim_open(Sim *self, const char *verb, int target) {
  buffer_add(self->out, "{\"seq\":");
  buffer_long(self->out, ++self->seq);
  buffer_add(self->out, ",\"t\":");
  buffer_number(self->out, self->t);
  buffer_add(self->out, ",\"iter\":");
  buffer_long(self->out, self->iter);
  buffer_add(self->out, ",\"actor\":\"a");
  buffer_long(self->out, self->stack[self->depth]);
  buffer_add(self->out, "\",\"verb\":\"");
  buffer_add(self->out, verb);
  buffer_add(self->out, "\",\"target\":\"");
  if (target >= 0) {
    buffer_char(self->out, 'a');
    buffer_long(self->out, target);
  }
  buffer_add(self->out, "\",\"src\":\"");
  buffer_add(self->out, sim_below(self, 4) ? "test_something.c:123" : "");
  buffer_add(self->out, "\",\"value\":\"");
}

void sim_number(Sim *self, const char *key, double value) {
  buffer_add(self->out, key);
  buffer_number(self->out, value);
}

void sim_close(Sim *self) { buffer_add(self->out, "}\n"); }

void sim_event(Sim *self, const char *verb, int target, bool words) {
  sim_open(self, verb, target);
  if (words)
    sim_words(self);
  buffer_char(self->out, '"');
  sim_close(self);
}

void sim_push(Sim *self, int actor) {
  self->stack[++self->depth] = actor;
  self->on_stack[actor] = true;
}

void sim_pop(Sim *self, const char *verb) {
  int actor = self->stack[self->depth];
  sim_open(self, verb, self->stack[self->depth - 1]);
  if (sim_below(self, 3))
    sim_words(self);
  buffer_char(self->out, '"');
  sim_close(self);
  self->depth--;
  self->on_stack[actor] = false;
}

int sim_pick(Sim *self, ActorKind kind) {
  int actor = 2 + sim_below(self, self->actors - 2);
  return self->kind[actor] == kind && !self->on_stack[actor] ? actor : -1;
}
