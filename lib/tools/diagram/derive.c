#include "derive.h"

#include "lookup.h"

#include <stdio.h>
#include <string.h>

// ---------------------------------------------------------------- time

// Before the first iteration main() acts, and again once the loop has
// returned, until it is run again.
static void find_outside(Run *run) {
  bool returned = false;
  for (int i = 0; i < run->event_count; i++) {
    RunEvent *event = &run->events[i];
    if (event->verb == TRACE_SELECT)
      returned = false;
    event->outside = event->iter == 0 || returned;
    if (verb_comes_out(event->verb) &&
        run->actors[event->actor].kind == ACTOR_LOOP)
      returned = true;
    if (event->verb == TRACE_RUN &&
        run->actors[event->target].kind == ACTOR_LOOP)
      returned = false;
  }
}

// The clock moves in a select, or else because somebody works.
static void find_work(Run *run) {
  for (int i = 1; i < run->event_count; i++) {
    RunEvent *event = &run->events[i];
    double moved = event->t - event[-1].t;
    event->worked = event->verb != TRACE_SELECT && moved > 0 ? moved : 0;
  }
}

// A timer cannot run before its deadline; that it runs later, by more than a
// real clock needs to get there, is worth a word.
static void find_lateness(Run *run) {
  static const double unnoticed = 0.001;
  double *when =
      arena_array(&run->arena, (size_t)run->handle_count, sizeof *when);
  bool *timed =
      arena_array(&run->arena, (size_t)run->handle_count, sizeof *timed);
  for (int i = 0; i < run->event_count; i++) {
    RunEvent *event = &run->events[i];
    int handle = event->handle;
    if (handle == NOBODY)
      continue;
    if (verb_schedules(event->verb)) {
      timed[handle] = event->verb == TRACE_CALL_LATER;
      when[handle] = event->when;
    }
    double late = event->t - when[handle];
    bool moves = event->verb == TRACE_DUE || event->verb == TRACE_RUN;
    event->late = timed[handle] && moves && late > unnoticed ? late : 0;
  }
}

// ---------------------------------------------------------------- deliveries

static bool ends_with(const char *string, const char *end) {
  size_t length = strlen(string), n = strlen(end);
  return length >= n && !strcmp(string + length - n, end);
}

typedef struct Deliveries {
  const char **outcome; // per future or task: its result as text, or NULL
  int *awaits;          // per task: whom its wakeup was left with, or NOBODY
  int *brings;          // per handle: who is done when it runs, or NOBODY
} Deliveries;

// A future's return is only that of the function that has set it.
static void note_outcome(Deliveries *self, const Run *run,
                         const RunEvent *event) {
  if (event->verb == TRACE_SET_RESULT)
    self->outcome[event->target == NOBODY ? event->actor : event->target] =
        event->value;
  if (event->verb == TRACE_RETURN &&
      run->actors[event->actor].kind == ACTOR_TASK)
    self->outcome[event->actor] = event->value;
}

// The step that a wakeup makes sends None, and the coroutine fetches the
// result from the future itself. What it gets is what the future was set to.
static void deliver(const Deliveries *self, RunEvent *event) {
  int giver = self->brings[event->handle];
  const char *gift = giver == NOBODY ? NULL : self->outcome[giver];
  if (!gift || strncmp(event->value, "send(", 5) || !*gift ||
      !strcmp(gift, "None"))
    return;
  event->giver = giver;
  event->gift = gift;
}

static void find_deliveries(Run *run) {
  Arena *arena = &run->arena;
  size_t actors = (size_t)run->actor_count, handles = (size_t)run->handle_count;
  Deliveries all = {arena_array(arena, actors, sizeof(char *)),
                    arena_array(arena, actors, sizeof(int)),
                    arena_array(arena, handles, sizeof(int))};
  for (size_t i = 0; i < actors; i++)
    all.awaits[i] = NOBODY;
  for (size_t i = 0; i < handles; i++)
    all.brings[i] = NOBODY;
  for (int i = 0; i < run->event_count; i++) {
    RunEvent *event = &run->events[i];
    bool wakeup = ends_with(event->value, ".wakeup");
    event->giver = NOBODY;
    note_outcome(&all, run, event);
    // The task has just yielded the future.
    if (event->verb == TRACE_ADD_DONE_CALLBACK && wakeup && i > 0 &&
        event[-1].verb == TRACE_YIELD)
      all.awaits[event[-1].actor] = event->target;
    if (event->verb == TRACE_CALL_SOON && wakeup && event->target != NOBODY)
      all.brings[event->handle] = all.awaits[event->target];
    if (event->verb == TRACE_RUN && event->handle != NOBODY)
      deliver(&all, event);
  }
}

// ---------------------------------------------------------------- jobs

static bool is_of_job(const Run *run, const RunEvent *event) {
  return event->job && event->job <= run->event_count;
}

// Which thread a job went to is known when it begins. Jobs are numbered from 1
// on, each by its own submit.
static void find_threads(Run *run) {
  int *thread = arena_ints(&run->arena, run->event_count + 1, NOBODY);
  for (int i = run->event_count - 1; i >= 0; i--) {
    RunEvent *event = &run->events[i];
    if (!is_of_job(run, event))
      continue;
    if (event->verb == TRACE_BEGIN)
      thread[event->job] = event->actor;
    if (event->verb == TRACE_SUBMIT && event->target == NOBODY)
      event->target = thread[event->job];
  }
}

static const char *numbered(Arena *arena, const char *name, int number) {
  char *words = arena_array(arena, strlen(name) + 20, 1);
  sprintf(words, number > 1 ? "%s %d" : "%s", name, number);
  return words;
}

// Where the submit of the first job that calls this function is.
static int first_of(Lookup *self, const Run *run, int index) {
  const char *name = run->events[index].value;
  uint64_t hash = hash_string(name);
  for (int at = 0, one; (one = lookup_find(self, hash, &at)) != -1;)
    if (!strcmp(run->events[one].value, name))
      return one;
  lookup_add(self, hash, index);
  return index;
}

// Jobs that call the same function are told apart as actors are, by a number
// from the second on: bake, bake 2. A job that begins bears its name, too.
static void name_jobs(Run *run) {
  size_t most = (size_t)run->event_count + 1;
  const char **names = arena_array(&run->arena, most, sizeof *names);
  int *count = arena_array(&run->arena, most, sizeof *count);
  Lookup submits;
  lookup_init(&submits, &run->arena);
  for (int i = 0; i < run->event_count; i++) {
    RunEvent *event = &run->events[i];
    if (!is_of_job(run, event))
      continue;
    if (event->verb == TRACE_SUBMIT)
      names[event->job] = event->value = numbered(
          &run->arena, event->value, ++count[first_of(&submits, run, i)]);
    if (event->verb == TRACE_BEGIN && names[event->job])
      event->value = names[event->job];
  }
}

void derive_events(Run *run) {
  find_threads(run);
  name_jobs(run);
  find_outside(run);
  find_work(run);
  find_lateness(run);
  find_deliveries(run);
}
