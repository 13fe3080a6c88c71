#include "play_reason.h"

#include <math.h>
#include <string.h>

// A timer runs late when somebody has worked beyond its deadline.
static void why_late(const Why *self, double when) {
  const RunEvent *events = self->run->events;
  int i = self->index;
  while (i > 0 && events[i - 1].t > when)
    i--;
  if (i == self->index || events[i].verb == TRACE_SELECT)
    return;
  reason_time(self, "; it was due at t = ", when);
  reason_time(self, " and runs at t = ", self->event->t);
  reason_say(self, ", because ");
  buffer_add(self->to, reason_name(self, events[i].actor));
  reason_say(self, " has worked until then");
}

static double deadline_of(const Why *self, int handle) {
  for (int i = self->index - 1; i >= 0; i--)
    if (self->run->events[i].handle == handle &&
        self->run->events[i].verb == TRACE_CALL_LATER)
      return self->run->events[i].when;
  return -1;
}

static bool is_cancelled(const Why *self, const Wait *wait) {
  return wait->cancel_row != NOBODY &&
         wait->cancel_row <= self->state->model->replay.row_of[self->index];
}

static void why_run(const Why *self) {
  int place = play_state_place(self->state, READY_QUEUE, self->event->handle);
  int before = 0;
  if (!self->event->h) {
    reason_say(self, "%a calls it");
    return;
  }
  for (int i = 0; i < place; i++)
    before += !is_cancelled(self, play_state_wait(self->state, READY_QUEUE, i));
  if (place == NOBODY)
    reason_say(self, "it stood in no queue");
  else if (before == 0)
    reason_say(self, "it is the oldest in the ready queue");
  else
    reason_count(self, before, " older one is passed over",
                 " older ones are passed over");
  double when = deadline_of(self, self->event->handle);
  if (when >= 0 && place != NOBODY)
    why_late(self, when);
}

static void why_select(const Why *self) {
  const PlayState *state = self->state;
  int ready = state->queues[READY_QUEUE].count;
  double earliest = INFINITY;
  for (int i = state->queues[HEAP_QUEUE].count - 1; i >= 0; i--) {
    const Wait *wait = play_state_wait(state, HEAP_QUEUE, i);
    earliest = self->run->events[wait->event].when;
  }
  if (ready > 0)
    reason_count(self, ready, " handle is ready, so there is no time to wait",
                 " handles are ready, so there is no time to wait");
  else if (!strcmp(self->event->value, "0") && earliest <= self->event->t)
    reason_time(self,
                "nothing is ready, but a deadline has passed: t = ", earliest);
  else if (!strcmp(self->event->why, "file"))
    reason_say(self, "nothing is ready, but a file that somebody watches is");
  else if (!strcmp(self->event->why, "letter"))
    reason_say(self, "nothing is ready, but another thread has left a letter");
  else if (!strcmp(self->event->value, "0"))
    reason_say(self, "nothing is ready, but the loop has been told to stop");
  else if (earliest < INFINITY)
    reason_time(
        self, "nothing is ready, and the earliest deadline is t = ", earliest);
  else
    reason_say(self, "nothing is ready, and there is no timer");
}

static bool is_step(const char *handle) {
  const char *dot = strrchr(handle, '.');
  return dot && !strcmp(dot, ".step");
}

static void why_call_soon(const Why *self) {
  int done = play_state_promised(self->state, self->event->value);
  int ready = self->state->queues[READY_QUEUE].count;
  int target = self->event->target;
  if (done != NOBODY) {
    buffer_add(self->to, reason_name(self, done));
    reason_say(self, " is done, and was asked to call it then");
  } else if (is_step(self->event->value) && target != NOBODY) {
    reason_say(self, self->state->actors[target].started
                         ? "%t does not wait for a future"
                         : "a new task begins with a step from the queue");
  } else {
    reason_since(self);
  }
  reason_say(self, "; ");
  if (ready == 0)
    reason_say(self, "the queue was empty");
  else
    reason_count(self, ready, " handle stands before it",
                 " handles stand before it");
}

static void why_drop(const Why *self) {
  for (int queue = 0; queue < QUEUES; queue++) {
    int place =
        play_state_place(self->state, (Queue)queue, self->event->handle);
    if (place == NOBODY)
      continue;
    bool cancelled =
        is_cancelled(self, play_state_wait(self->state, (Queue)queue, place));
    reason_say(self, cancelled ? "it was cancelled while it waited"
                               : "the loop is closed, so nobody will run it");
    return;
  }
  reason_say(self, "it was put there before this record began");
}

static void why_cancel(const Why *self) {
  bool waits = false;
  for (int queue = 0; queue < QUEUES; queue++)
    waits |= play_state_place(self->state, (Queue)queue, self->event->handle) !=
             NOBODY;
  reason_since(self);
  if (self->event->h)
    reason_say(self, waits ? "; it keeps its place, and will be passed over"
                           : "; it waits in no queue any more, so nothing "
                             "happens");
}

bool reason_of_loop(const Why *self) {
  Verb verb = self->event->verb;
  if (verb == TRACE_RUN)
    why_run(self);
  else if (verb == TRACE_SELECT)
    why_select(self);
  else if (verb == TRACE_DUE)
    reason_time(self, "its deadline is not after now: t = ", self->event->t);
  else if (verb == TRACE_CALL_SOON)
    why_call_soon(self);
  else if (verb == TRACE_CALL_LATER)
    reason_time(self, "it shall not run before t = ", self->event->when);
  else if (verb == TRACE_DROP)
    why_drop(self);
  else if (verb == TRACE_CANCEL)
    why_cancel(self);
  else
    return false;
  return true;
}
