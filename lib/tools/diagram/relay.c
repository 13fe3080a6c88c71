#include "relay.h"

void relays_init(Relays *self, Run *run) {
  size_t actors = (size_t)run->actor_count;
  *self = (Relays){.run = run, .left = 1, .right = 0};
  self->delegate = arena_array(&run->arena, actors, sizeof(int));
  for (int i = 0; i < run->actor_count; i++)
    self->delegate[i] = NOBODY;
}

static bool resumes(Verb verb) {
  return verb_goes_in(verb) && verb != TRACE_RUN;
}

// Does the event hand on what the one before it brought to its actor?
static bool hands_on(const Relays *self, const RunEvent *before,
                     const RunEvent *event) {
  int actor = event->actor;
  if (before->target != actor || before->actor == actor)
    return false;
  if (event->relay)
    return verb_is_message(before->verb) && verb_is_message(event->verb);
  if (event->verb == TRACE_YIELD)
    return before->verb == TRACE_YIELD &&
           self->delegate[actor] == before->actor;
  return resumes(event->verb) && resumes(before->verb) &&
         self->delegate[actor] == event->target;
}

static void note_delegation(Relays *self, const RunEvent *event) {
  if (event->verb == TRACE_YIELD_FROM)
    self->delegate[event->actor] = event->target;
  if (event->verb != TRACE_RETURN && event->verb != TRACE_RAISE)
    return;
  self->delegate[event->actor] = NOBODY;
  if (self->delegate[event->target] == event->actor)
    self->delegate[event->target] = NOBODY;
}

bool relays_next(Relays *self, int index) {
  const RunEvent *event = &self->run->events[index];
  const RunActor *actors = self->run->actors;
  bool relay = index > 0 && hands_on(self, event - 1, event);
  note_delegation(self, event);
  int left = 1, right = 0; // an empty stretch
  if (verb_is_message(event->verb)) {
    int a = actors[event->actor].lane, b = actors[event->target].lane;
    left = a < b ? a : b;
    right = a < b ? b : a;
  }
  // Two arrows may share a row when they meet in one lane and nowhere else.
  bool apart = left < right && self->left < self->right &&
               (left >= self->right || right <= self->left);
  if (relay && apart) {
    self->left = left < self->left ? left : self->left;
    self->right = right > self->right ? right : self->right;
    return true;
  }
  self->left = left;
  self->right = right;
  return false;
}
