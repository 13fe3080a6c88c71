// random_sim.h: whoever acts in a random trace, and how one event is written.

#ifndef TESTS_RANDOM_SIM_H
#define TESTS_RANDOM_SIM_H

#include "../buffer.h"
#include "record/verb.h"

#include <stdbool.h>

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

int sim_below(Sim *self, int limit); // a random number from 0 on
void sim_words(Sim *self);
// Whoever is on top of the stack acts; target -1 is nobody. What is opened
// stands in its value, until that is closed.
void sim_open(Sim *self, const char *verb, int target);
void sim_number(Sim *self, const char *key, double value);
void sim_close(Sim *self);
void sim_event(Sim *self, const char *verb, int target, bool words);
void sim_push(Sim *self, int actor);
void sim_pop(Sim *self, const char *verb);
// One of that kind that is not on the stack, or -1.
int sim_pick(Sim *self, ActorKind kind);

#endif
