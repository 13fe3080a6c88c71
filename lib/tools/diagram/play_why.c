#include "play_why.h"

#include "play_reason.h"

#include <string.h>

// The timer that will set the future, if one is set.
static void why_future(const Why *self, int future) {
  for (int i = 0; i < self->state->queues[HEAP_QUEUE].count; i++) {
    const Wait *wait = play_state_wait(self->state, HEAP_QUEUE, i);
    const RunEvent *begin = &self->run->events[wait->event];
    if (begin->target != future)
      continue;
    reason_time(self, ": its timer is due at t = ", begin->when);
    return;
  }
}

static void why_yield(const Why *self) {
  for (int i = 0; i < self->run->actor_count; i++) {
    const RunActor *other = &self->run->actors[i];
    if (other->kind < ACTOR_TASK || strcmp(other->label, self->event->value))
      continue;
    reason_say(self, "it waits until %v is done");
    why_future(self, i);
    return;
  }
  reason_say(self, "%t has resumed it, so %t gets the value");
}

static void why_resume(const Why *self) {
  const PlayActor *target = &self->state->actors[self->event->target];
  Verb verb = self->event->verb;
  if (target->waits != NOBODY && verb != TRACE_RUN) {
    reason_say(self, "%t delegates to ");
    buffer_add(self->to, reason_name(self, target->waits));
    reason_say(self, ", so it goes on to that one");
  } else if (!target->started) {
    reason_say(self, verb == TRACE_CLOSE || verb == TRACE_THROW
                         ? "%t has not started: it has no yield to raise at"
                         : "%t has not started: its body begins at the top");
  } else if (verb == TRACE_CLOSE || verb == TRACE_THROW) {
    reason_say(self, verb == TRACE_CLOSE
                         ? "GeneratorExit is raised where %t stands"
                         : "it is raised where %t stands");
    reason_say(self, *target->line ? ", %s" : "");
  } else {
    reason_say(self, "%t goes on where it stands");
    reason_say(self, *target->line ? ", %s" : "");
  }
}

static void why_set_result(const Why *self) {
  int who =
      self->event->target == NOBODY ? self->event->actor : self->event->target;
  const PlayActor *future = &self->state->actors[who];
  reason_since(self);
  for (int i = 0; i < future->call_count; i++) {
    reason_say(self, i ? ", " : "; it schedules now: ");
    buffer_add(self->to, future->calls[i]);
  }
}

static void why_refused(const Why *self) {
  int target =
      self->event->target == NOBODY ? self->event->actor : self->event->target;
  const PlayActor *who = &self->state->actors[target];
  reason_say(self, *who->result || !strcmp(who->state, "finished") ||
                           !strcmp(who->state, "closed") ||
                           !strcmp(who->state, "failed")
                       ? "it has ended"
                   : !strcmp(who->state, "created")
                       ? "it has not started, so it stands at no yield"
                   : !strcmp(who->state, "suspended") ||
                           !strcmp(who->state, "waiting")
                       ? "it cannot be asked for that now"
                       : "it is running already");
  reason_say(self, ": nothing in it has changed");
}

// Is the callback that which wakes a task?
static bool task_waits(const char *callback) {
  const char *dot = strrchr(callback, '.');
  return dot && !strcmp(dot, ".wakeup");
}

// A loop comes back after one iteration, if that is what was asked for, or when
// it was stopped.
static const char *why_loop_returns(const Why *self) {
  const RunEvent *event = self->event;
  while (event > self->run->events &&
         !(verb_goes_in(event->verb) && event->target == self->event->actor))
    event--;
  return !strcmp(event->value, "run_once")
             ? "run_once() is one iteration, and that is over"
             : "it has been asked to stop, and the iteration is over";
}

static const char *why_return(const Why *self) {
  ActorKind kind = self->run->actors[self->event->actor].kind;
  return kind == ACTOR_LOOP ? why_loop_returns(self)
         : kind == ACTOR_TASK
             ? "its coroutine has come to its end, which ends the task"
             : "its body has come to its end";
}

static const char *fixed_reason(const Why *self) {
  switch (self->event->verb) {
  case TRACE_RETURN:
    return why_return(self);
  case TRACE_RAISE:
    return "no handler in it has caught it, so %t sees it next";
  case TRACE_YIELD_FROM:
    return "%a lets %t speak for it, until %t ends";
  case TRACE_LINE_UP:
    return "it has to wait for its turn, and who comes later stands behind it";
  case TRACE_LEAVE_LINE:
    return "it goes on, called or not, and stands in nobody's way any more";
  case TRACE_READY:
    return "the system was asked, and a file stays ready until somebody reads "
           "or writes";
  case TRACE_SUBMIT:
    return "it would block the loop; a thread can wait for it as well";
  case TRACE_BEGIN:
    return "it is the oldest job that none has, and a thread is free";
  case TRACE_END:
    return "the job has come to its end; its letter goes to the loop's inbox";
  case TRACE_LETTER:
    return "another thread has left it in the inbox, and woken the loop";
  case TRACE_ADD_DONE_CALLBACK:
    return task_waits(self->event->value)
               ? "the task has yielded %t, and goes on when that is done"
               : "%a wants to hear when %t is done";
  case TRACE_REMOVE_DONE_CALLBACK:
    return "%a does not want to hear of %t any more";
  default:
    return NULL;
  }
}

static void why_else(const Why *self) {
  const char *fixed = fixed_reason(self);
  if (fixed)
    reason_say(self, fixed);
  else
    reason_since(self);
}

void play_why(const PlayWalk *walk, int event, Buffer *to) {
  const PlayState *state = &walk->state;
  const Run *run = &state->model->run;
  Why why = {walk, state, run, &run->events[event], event, to};
  Verb verb = why.event->verb;
  if (reason_of_loop(&why))
    return;
  if (verb_goes_in(verb))
    why_resume(&why);
  else if (verb == TRACE_YIELD)
    why_yield(&why);
  else if (verb == TRACE_REFUSED)
    why_refused(&why);
  else if (verb == TRACE_SET_RESULT)
    why_set_result(&why);
  else
    why_else(&why);
}
