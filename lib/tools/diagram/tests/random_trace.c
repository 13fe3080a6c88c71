#include "random_trace.h"

#include "random_sim.h"

#include <string.h>

// ---------------------------------------------------------------- moves

static void handle_event(Sim *self, const char *verb, int handle) {
  sim_open(self, verb, self->owner[handle]);
  sim_words(self);
  buffer_char(self->out, '"');
  sim_number(self, ",\"h\":", handle + 1);
}

static void schedule(Sim *self) {
  int actor = 2 + sim_below(self, self->actors - 2);
  if (!self->loop || self->handles == HANDLES ||
      self->kind[actor] == ACTOR_GENERATOR || self->kind[actor] == ACTOR_THREAD)
    return;
  int handle = self->handles++;
  bool later = sim_below(self, 2);
  self->owner[handle] = actor;
  handle_event(self, later ? "call_later" : "call_soon", handle);
  if (later) {
    double delay = sim_below(self, 5) * 0.25;
    self->when[handle] = self->t + delay;
    sim_number(self, ",\"delay\":", delay);
    sim_number(self, ",\"when\":", self->when[handle]);
    self->timers[self->timer_count++] = handle;
  } else {
    self->ready[self->ready_count++] = handle;
  }
  sim_close(self);
}

static void cancel(Sim *self) {
  if (!self->handles)
    return;
  int handle = sim_below(self, self->handles);
  handle_event(self, "cancel", handle);
  sim_close(self);
  self->cancelled[handle] = true;
}

static void resume(Sim *self) {
  static const char *const verbs[] = {"next", "send", "throw", "close"};
  int gen = sim_pick(self, ACTOR_GENERATOR);
  if (gen < 0 || self->depth + 1 == DEPTH)
    return;
  if (!self->created[gen]) {
    sim_event(self, "create", gen, false);
    self->created[gen] = true;
  }
  if (sim_below(self, 4) == 0)
    sim_event(self, "yield_from", gen, false);
  if (sim_below(self, 8) == 0) {
    sim_event(self, "refused", gen, true);
    return;
  }
  sim_event(self, verbs[sim_below(self, 4)], gen, true);
  sim_push(self, gen);
}

// Also unwatched ones are ready, and unwatched again.
static void touch_file(Sim *self) {
  static const char *const verbs[] = {"watch", "watch", "unwatch", "ready"};
  if (!self->loop)
    return;
  sim_open(self, verbs[sim_below(self, 4)], -1);
  buffer_add(self->out, "file ");
  buffer_long(self->out, sim_below(self, 20));
  buffer_add(self->out, sim_below(self, 2) ? " to read\"" : " to write\"");
  sim_close(self);
}

// Also a job that nobody has submitted, and a letter of one that never began.
static void job_event(Sim *self, const char *verb, int target) {
  sim_open(self, verb, target);
  sim_words(self);
  buffer_char(self->out, '"');
  sim_number(self, ",\"job\":", sim_below(self, 8));
  sim_close(self);
}

static void touch_thread(Sim *self) {
  int thread = sim_pick(self, ACTOR_THREAD);
  if (thread < 0 || self->depth + 1 == DEPTH)
    return;
  if (sim_below(self, 3) == 0) {
    job_event(self, "submit", -1);
  } else if (sim_below(self, 3) == 0) {
    job_event(self, "letter", sim_below(self, 2) ? thread : -1);
  } else {
    sim_push(self, thread);
    job_event(self, self->created[thread] ? "end" : "begin", -1);
    self->on_stack[self->stack[self->depth--]] = false;
    self->created[thread] = !self->created[thread];
  }
}

static void touch_future(Sim *self) {
  int fut = sim_pick(self, ACTOR_FUTURE);
  if (fut < 0)
    return;
  if (!self->created[fut]) {
    sim_event(self, "create", fut, false);
    self->created[fut] = true;
  } else {
    static const char *const verbs[] = {"set_result", "add_done_callback",
                                        "remove_done_callback", "line_up",
                                        "leave_line"};
    sim_event(self, verbs[sim_below(self, self->loop ? 5 : 3)], fut, true);
  }
}

static void act(Sim *self) {
  switch (sim_below(self, 8)) {
  case 0:
  case 1:
    schedule(self);
    break;
  case 2:
    cancel(self);
    break;
  case 3:
  case 4:
    resume(self);
    break;
  case 5:
    (sim_below(self, 3) ? touch_future : touch_file)(self);
    touch_thread(self);
    break;
  default:
    sim_event(self, "print", -1, true);
  }
}

static void leave(Sim *self) {
  static const char *const verbs[] = {"yield", "return", "yield", "raise"};
  sim_pop(self, verbs[sim_below(self, 4)]);
}

// Some moves by whoever is on top, down to that depth again.
static void play(Sim *self, int moves, int depth) {
  while (moves-- > 0) {
    if (self->depth > depth && sim_below(self, 3) == 0)
      leave(self);
    else
      act(self);
  }
  while (self->depth > depth)
    leave(self);
}

// ---------------------------------------------------------------- the loop

static void iterate(Sim *self) {
  self->iter++;
  double waited = self->ready_count ? 0 : sim_below(self, 3) * 0.5;
  self->t += waited;
  sim_open(self, "select", -1);
  buffer_number(self->out, waited);
  buffer_char(self->out, '"');
  sim_close(self);
  for (int i = 0; i < self->timer_count;) {
    int handle = self->timers[i];
    if (self->when[handle] > self->t) {
      i++;
      continue;
    }
    handle_event(self, self->cancelled[handle] ? "drop" : "due", handle);
    sim_close(self);
    self->timers[i] = self->timers[--self->timer_count];
    if (!self->cancelled[handle])
      self->ready[self->ready_count++] = handle;
  }
  int batch = self->ready_count;
  for (int i = 0; i < batch; i++) {
    int handle = self->ready[i], actor = self->owner[handle];
    if (self->on_stack[actor] || self->cancelled[handle])
      continue;
    handle_event(self, "run", handle);
    sim_close(self);
    sim_push(self, actor);
    play(self, sim_below(self, 6), self->depth);
    sim_pop(self, self->kind[actor] == ACTOR_TASK && sim_below(self, 2)
                      ? "yield"
                      : "return");
  }
  self->ready_count -= batch;
  memmove(self->ready, self->ready + batch,
          (size_t)self->ready_count * sizeof *self->ready);
}

static void put_header(Sim *self, unsigned seed) {
  buffer_add(self->out, "{\"name\":\"random");
  buffer_long(self->out, seed);
  buffer_add(self->out, "\",\"title\":\"");
  for (int words = sim_below(self, 6); words >= 0; words--) {
    sim_words(self);
    buffer_add(self->out, " ");
  }
  buffer_add(self->out, "\",\"subtitle\":\"");
  if (sim_below(self, 2))
    sim_words(self);
  buffer_add(self->out, self->loop ? "\",\"loop\":true" : "\",\"loop\":false");
  for (int i = 0; i < self->actors; i++) {
    buffer_add(self->out, i ? ",{\"id\":\"a" : ",\"actors\":[{\"id\":\"a");
    buffer_long(self->out, i);
    buffer_add(self->out, "\",\"label\":\"");
    self->label[i] = self->out->length;
    sim_words(self);
    self->label_end[i] = self->out->length;
    buffer_add(self->out, "\",\"note\":\"");
    if (sim_below(self, 2))
      sim_words(self);
    buffer_add(self->out, "\",\"kind\":\"");
    buffer_add(self->out, actor_kind_name(self->kind[i]));
    buffer_add(self->out, "\"}");
  }
  buffer_add(self->out, "]}\n");
}

static void put_label(Sim *self, const char *key) {
  int actor = sim_below(self, self->actors);
  char label[400] = "";
  memcpy(label, self->out->bytes + self->label[actor],
         self->label_end[actor] - self->label[actor]);
  buffer_add(self->out, key);
  buffer_add(self->out, label);
}

static void put_missing(Sim *self) {
  buffer_add(self->out, ",\"expect\":{\"seq\":");
  buffer_long(self->out, 1 + sim_below(self, self->seq + 1));
  put_label(self, ",\"actor\":\"");
  put_label(self, "\",\"target\":\"");
  buffer_add(self->out, "\",\"verb\":\"");
  buffer_add(self->out, verb_name((Verb)sim_below(self, VERBS)));
  buffer_add(self->out, "\",\"value\":\"");
  sim_words(self);
  buffer_add(self->out, "\",\"delay\":");
  buffer_long(self->out, sim_below(self, 100));
  buffer_char(self->out, '}');
}

static void put_verdict(Sim *self) {
  static const char *const verdicts[] = {"passed", "differs", "failed",
                                         "crashed", "timeout"};
  buffer_add(self->out, "{\"verdict\":\"");
  buffer_add(self->out, verdicts[sim_below(self, 5)]);
  buffer_add(self->out, "\",\"seq\":");
  buffer_long(self->out, sim_below(self, self->seq + 2));
  buffer_add(self->out, ",\"text\":\"");
  for (int words = sim_below(self, 30); words > 0; words--) {
    sim_words(self);
    buffer_char(self->out, ' ');
  }
  buffer_char(self->out, '"');
  if (sim_below(self, 3) > 0)
    put_missing(self);
  buffer_add(self->out, "}\n");
}

void random_trace(Buffer *out, unsigned seed) {
  Sim sim = {.out = out, .random = seed * 2654435761u + 12345};
  sim.loop = sim_below(&sim, 3) > 0;
  sim.actors = 3 + sim_below(&sim, sim_below(&sim, 4) ? 8 : ACTORS - 3);
  sim.kind[1] = sim.loop ? ACTOR_LOOP : ACTOR_GENERATOR;
  for (int i = 2; i < sim.actors; i++)
    sim.kind[i] = sim.loop ? (ActorKind)(ACTOR_GENERATOR + sim_below(&sim, 5))
                           : ACTOR_GENERATOR;
  put_header(&sim, seed);
  play(&sim, sim_below(&sim, 30), 0);
  if (sim.loop) {
    sim_event(&sim, "run", 1, false);
    sim_push(&sim, 1);
    for (int i = sim_below(&sim, 8); i > 0; i--)
      iterate(&sim);
    sim_pop(&sim, "return");
    play(&sim, sim_below(&sim, 5), 0);
  }
  if (sim_below(&sim, 3) == 0)
    put_verdict(&sim);
}
