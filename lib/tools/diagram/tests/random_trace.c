#include "random_trace.h"

#include "random_words.h"

#include "record/verb.h"

#include <string.h>

enum { ACTORS = 40, DEPTH = 12, HANDLES = 400 };

typedef struct Sim {
  Buffer *out;
  unsigned random;
  int seq, iter, actors, handles, depth;
  double t;
  ActorKind kind[ACTORS];
  bool created[ACTORS], on_stack[ACTORS];
  int stack[DEPTH];
  int ready[HANDLES], ready_count; // handles
  int timers[HANDLES], timer_count;
  int owner[HANDLES]; // the actor that a handle runs
  double when[HANDLES];
  bool cancelled[HANDLES];
  bool loop, looping;
  size_t label[ACTORS], label_end[ACTORS]; // in `out`
} Sim;

static int below(Sim *self, int limit) {
  self->random = self->random * 1664525u + 1013904223u;
  return (int)((self->random >> 8) % (unsigned)limit);
}

static void put_words(Sim *self) {
  buffer_add(self->out, random_word(below(self, RANDOM_WORDS)));
  if (below(self, 5) == 0)
    buffer_add(self->out, random_word(below(self, RANDOM_WORDS)));
}

static void open_event(Sim *self, const char *verb, int target) {
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
  buffer_add(self->out, below(self, 4) ? "test_something.c:123" : "");
  buffer_add(self->out, "\",\"value\":\"");
}

static void number(Sim *self, const char *key, double value) {
  buffer_add(self->out, key);
  buffer_number(self->out, value);
}

static void close_event(Sim *self) { buffer_add(self->out, "}\n"); }

static void event(Sim *self, const char *verb, int target, bool words) {
  open_event(self, verb, target);
  if (words)
    put_words(self);
  buffer_char(self->out, '"');
  close_event(self);
}

static void push(Sim *self, int actor) {
  self->stack[++self->depth] = actor;
  self->on_stack[actor] = true;
}

static void pop(Sim *self, const char *verb) {
  int actor = self->stack[self->depth];
  open_event(self, verb, self->stack[self->depth - 1]);
  if (below(self, 3))
    put_words(self);
  buffer_char(self->out, '"');
  close_event(self);
  self->depth--;
  self->on_stack[actor] = false;
}

static int pick(Sim *self, ActorKind kind) {
  int actor = 2 + below(self, self->actors - 2);
  return self->kind[actor] == kind && !self->on_stack[actor] ? actor : -1;
}

// ---------------------------------------------------------------- moves

static void handle_event(Sim *self, const char *verb, int handle) {
  open_event(self, verb, self->owner[handle]);
  put_words(self);
  buffer_char(self->out, '"');
  number(self, ",\"h\":", handle + 1);
}

static void schedule(Sim *self) {
  int actor = 2 + below(self, self->actors - 2);
  if (!self->loop || self->handles == HANDLES ||
      self->kind[actor] == ACTOR_GENERATOR)
    return;
  int handle = self->handles++;
  bool later = below(self, 2);
  self->owner[handle] = actor;
  handle_event(self, later ? "call_later" : "call_soon", handle);
  if (later) {
    double delay = below(self, 5) * 0.25;
    self->when[handle] = self->t + delay;
    number(self, ",\"delay\":", delay);
    number(self, ",\"when\":", self->when[handle]);
    self->timers[self->timer_count++] = handle;
  } else {
    self->ready[self->ready_count++] = handle;
  }
  close_event(self);
}

static void cancel(Sim *self) {
  if (!self->handles)
    return;
  int handle = below(self, self->handles);
  handle_event(self, "cancel", handle);
  close_event(self);
  self->cancelled[handle] = true;
}

static void resume(Sim *self) {
  static const char *const verbs[] = {"next", "send", "throw", "close"};
  int gen = pick(self, ACTOR_GENERATOR);
  if (gen < 0 || self->depth + 1 == DEPTH)
    return;
  if (!self->created[gen]) {
    event(self, "create", gen, false);
    self->created[gen] = true;
  }
  if (below(self, 4) == 0)
    event(self, "yield_from", gen, false);
  if (below(self, 8) == 0) {
    event(self, "refused", gen, true);
    return;
  }
  event(self, verbs[below(self, 4)], gen, true);
  push(self, gen);
}

// Also unwatched ones are ready, and unwatched again.
static void touch_file(Sim *self) {
  static const char *const verbs[] = {"watch", "watch", "unwatch", "ready"};
  if (!self->loop)
    return;
  open_event(self, verbs[below(self, 4)], -1);
  buffer_add(self->out, "file ");
  buffer_long(self->out, below(self, 20));
  buffer_add(self->out, below(self, 2) ? " to read\"" : " to write\"");
  close_event(self);
}

static void touch_future(Sim *self) {
  int fut = pick(self, ACTOR_FUTURE);
  if (fut < 0)
    return;
  if (!self->created[fut]) {
    event(self, "create", fut, false);
    self->created[fut] = true;
  } else {
    static const char *const verbs[] = {"set_result", "add_done_callback",
                                        "remove_done_callback", "line_up",
                                        "leave_line"};
    event(self, verbs[below(self, self->loop ? 5 : 3)], fut, true);
  }
}

static void act(Sim *self) {
  switch (below(self, 8)) {
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
    (below(self, 3) ? touch_future : touch_file)(self);
    break;
  default:
    event(self, "print", -1, true);
  }
}

static void leave(Sim *self) {
  static const char *const verbs[] = {"yield", "return", "yield", "raise"};
  pop(self, verbs[below(self, 4)]);
}

// Some moves by whoever is on top, down to that depth again.
static void play(Sim *self, int moves, int depth) {
  while (moves-- > 0) {
    if (self->depth > depth && below(self, 3) == 0)
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
  double waited = self->ready_count ? 0 : below(self, 3) * 0.5;
  self->t += waited;
  open_event(self, "select", -1);
  buffer_number(self->out, waited);
  buffer_char(self->out, '"');
  close_event(self);
  for (int i = 0; i < self->timer_count;) {
    int handle = self->timers[i];
    if (self->when[handle] > self->t) {
      i++;
      continue;
    }
    handle_event(self, self->cancelled[handle] ? "drop" : "due", handle);
    close_event(self);
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
    close_event(self);
    push(self, actor);
    play(self, below(self, 6), self->depth);
    pop(self,
        self->kind[actor] == ACTOR_TASK && below(self, 2) ? "yield" : "return");
  }
  self->ready_count -= batch;
  memmove(self->ready, self->ready + batch,
          (size_t)self->ready_count * sizeof *self->ready);
}

static void put_header(Sim *self, unsigned seed) {
  buffer_add(self->out, "{\"name\":\"random");
  buffer_long(self->out, seed);
  buffer_add(self->out, "\",\"title\":\"");
  for (int words = below(self, 6); words >= 0; words--) {
    put_words(self);
    buffer_add(self->out, " ");
  }
  buffer_add(self->out, "\",\"subtitle\":\"");
  if (below(self, 2))
    put_words(self);
  buffer_add(self->out, self->loop ? "\",\"loop\":true" : "\",\"loop\":false");
  for (int i = 0; i < self->actors; i++) {
    buffer_add(self->out, i ? ",{\"id\":\"a" : ",\"actors\":[{\"id\":\"a");
    buffer_long(self->out, i);
    buffer_add(self->out, "\",\"label\":\"");
    self->label[i] = self->out->length;
    put_words(self);
    self->label_end[i] = self->out->length;
    buffer_add(self->out, "\",\"note\":\"");
    if (below(self, 2))
      put_words(self);
    buffer_add(self->out, "\",\"kind\":\"");
    buffer_add(self->out, actor_kind_name(self->kind[i]));
    buffer_add(self->out, "\"}");
  }
  buffer_add(self->out, "]}\n");
}

static void put_label(Sim *self, const char *key) {
  int actor = below(self, self->actors);
  char label[400] = "";
  memcpy(label, self->out->bytes + self->label[actor],
         self->label_end[actor] - self->label[actor]);
  buffer_add(self->out, key);
  buffer_add(self->out, label);
}

static void put_missing(Sim *self) {
  buffer_add(self->out, ",\"expect\":{\"seq\":");
  buffer_long(self->out, 1 + below(self, self->seq + 1));
  put_label(self, ",\"actor\":\"");
  put_label(self, "\",\"target\":\"");
  buffer_add(self->out, "\",\"verb\":\"");
  buffer_add(self->out, verb_name((Verb)below(self, VERBS)));
  buffer_add(self->out, "\",\"value\":\"");
  put_words(self);
  buffer_add(self->out, "\",\"delay\":");
  buffer_long(self->out, below(self, 100));
  buffer_char(self->out, '}');
}

static void put_verdict(Sim *self) {
  static const char *const verdicts[] = {"passed", "differs", "failed",
                                         "crashed", "timeout"};
  buffer_add(self->out, "{\"verdict\":\"");
  buffer_add(self->out, verdicts[below(self, 5)]);
  buffer_add(self->out, "\",\"seq\":");
  buffer_long(self->out, below(self, self->seq + 2));
  buffer_add(self->out, ",\"text\":\"");
  for (int words = below(self, 30); words > 0; words--) {
    put_words(self);
    buffer_char(self->out, ' ');
  }
  buffer_char(self->out, '"');
  if (below(self, 3) > 0)
    put_missing(self);
  buffer_add(self->out, "}\n");
}

void random_trace(Buffer *out, unsigned seed) {
  Sim sim = {.out = out, .random = seed * 2654435761u + 12345};
  sim.loop = below(&sim, 3) > 0;
  sim.actors = 3 + below(&sim, below(&sim, 4) ? 8 : ACTORS - 3);
  sim.kind[1] = sim.loop ? ACTOR_LOOP : ACTOR_GENERATOR;
  for (int i = 2; i < sim.actors; i++)
    sim.kind[i] = sim.loop ? (ActorKind)(ACTOR_GENERATOR + below(&sim, 4))
                           : ACTOR_GENERATOR;
  put_header(&sim, seed);
  play(&sim, below(&sim, 30), 0);
  if (sim.loop) {
    event(&sim, "run", 1, false);
    push(&sim, 1);
    for (int i = below(&sim, 8); i > 0; i--)
      iterate(&sim);
    pop(&sim, "return");
    play(&sim, below(&sim, 5), 0);
  }
  if (below(&sim, 3) == 0)
    put_verdict(&sim);
}
