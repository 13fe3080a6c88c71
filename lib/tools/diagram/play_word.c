#include "play_word.h"

#include "words_value.h"

#include <string.h>

const char *play_word_of(const PlayState *self, int actor, State state) {
  const PlayActor *who = &self->actors[actor];
  ActorKind kind = self->model->run.actors[actor].kind;
  if (state == RUNNING)
    return "running";
  if (state == CALLING)
    return "waits for its callee";
  if (state == READY)
    return "ready";
  if (kind == ACTOR_FUTURE)
    return "pending";
  if (!who->started)
    return "created";
  return who->waits != NOBODY ? "waiting" : "suspended";
}

const char *play_word_of_end(const PlayState *self, int actor, int row) {
  const Replay *replay = &self->model->replay;
  const RunEvent *events = self->model->run.events;
  for (int i = replay->first_in[row + 1] - 1; i >= replay->first_in[row]; i--) {
    const RunEvent *event = &events[i];
    if (event->actor != actor && event->target != actor)
      continue;
    if (says_cancelled(event->value))
      return "cancelled";
    if (!strncmp(event->value, "GeneratorExit", 13))
      return "closed";
    if (event->verb == TRACE_RAISE ||
        (event->verb == TRACE_SET_RESULT && names_error(event->value)))
      return "failed";
  }
  bool callback = self->model->run.actors[actor].kind == ACTOR_CALLBACK;
  return callback ? "returned" : "finished"; // a callback may be called again
}
