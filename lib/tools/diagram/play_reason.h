// play_reason.h: what the reasons of play_why.h are written with.

#ifndef DIAGRAM_PLAY_REASON_H
#define DIAGRAM_PLAY_REASON_H

#include "play_walk.h"

// What all reasons are made of.
typedef struct Why {
  const PlayWalk *walk;
  const PlayState *state;
  const Run *run;
  const RunEvent *event;
  int index;
  Buffer *to;
} Why;

const char *reason_name(const Why *self, int actor);

// %a and %t are the names of actor and target, %v the value, %s the target's
// line.
void reason_say(const Why *self, const char *words);
void reason_time(const Why *self, const char *words, double t);
void reason_count(const Why *self, int count, const char *one,
                  const char *more);

// "main has been running since #5": what is true of all that an actor does.
void reason_since(const Why *self);

// The reason of what a loop does with its queues. False when the event is
// another one.
bool reason_of_loop(const Why *self);

#endif
