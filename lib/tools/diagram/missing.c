#include "missing.h"

#include <string.h>

static int labelled(const Run *run, const char *label) {
  for (int i = 0; i < run->actor_count; i++)
    if (!strcmp(run->actors[i].label, label))
      return i;
  return NOBODY;
}

static int of_kind(const Run *run, ActorKind kind) {
  for (int i = 0; i < run->actor_count; i++)
    if (run->actors[i].kind == kind)
      return i;
  return NOBODY;
}

// How many events came before it.
static int before(const Run *run) {
  long seq = run->verdict.missing.seq;
  return seq > run->event_count ? run->event_count : (int)seq - 1;
}

// Who has called the actor, and gets what comes out of it.
static int caller_of(const Run *run, int actor) {
  int depth = 0;
  for (int i = before(run) - 1; i >= 0; i--) {
    const RunEvent *event = &run->events[i];
    if (verb_comes_out(event->verb) && event->actor == actor)
      depth++;
    if (verb_goes_in(event->verb) && event->target == actor && depth-- == 0)
      return event->actor;
  }
  return NOBODY;
}

// The event that scheduled a handle of this name: of those that still wait the
// oldest; of those that do not, the newest.
static const RunEvent *scheduled(const Run *run, const char *name) {
  const RunEvent *gone = NULL;
  for (int i = 0; i < before(run); i++) {
    const RunEvent *event = &run->events[i];
    bool waits = true;
    if (!verb_schedules(event->verb) || strcmp(event->value, name))
      continue;
    for (int k = i + 1; k < before(run) && waits; k++) {
      Verb verb = run->events[k].verb;
      waits = run->events[k].h != event->h ||
              (verb != TRACE_RUN && verb != TRACE_DROP && verb != TRACE_CANCEL);
    }
    if (waits)
      return event;
    gone = event;
  }
  return gone;
}

static void find_handle(const Run *run, RunEvent *missing) {
  const RunEvent *event = scheduled(run, missing->value);
  // A task's step is shown as what it does to the coroutine.
  bool step = missing->target != NOBODY && strchr(missing->value, '(');
  if (step || !event)
    return;
  missing->target = event->target;
  missing->h = event->h;
  missing->handle = event->handle;
}

void missing_find(Run *run) {
  Verdict *verdict = &run->verdict;
  RunEvent *missing = &verdict->missing;
  missing->actor = missing->target = missing->handle = missing->giver = NOBODY;
  if (verdict->judgement <= PASSED || missing->seq < 1 ||
      missing->verb == VERBS)
    return;
  missing->actor = missing->verb == TRACE_SELECT
                       ? of_kind(run, ACTOR_LOOP)
                       : labelled(run, verdict->missing_actor);
  missing->target = labelled(run, verdict->missing_target);
  if (missing->actor == NOBODY)
    return;
  if (verb_comes_out(missing->verb))
    missing->target = caller_of(run, missing->actor);
  else if (missing->verb == TRACE_RUN || missing->verb == TRACE_DUE ||
           missing->verb == TRACE_DROP || missing->verb == TRACE_CANCEL)
    find_handle(run, missing);
}
