#include "replay.h"

#include "relay.h"

// ---------------------------------------------------------------- the states

typedef struct States {
  Replay *replay;
  Run *run;
  State *state;
  int *since; // the row in which the state began
  int *ready; // handles in the ready queue that will run this actor
  int *end;   // its mark of an end, or NOBODY
} States;

static void add_span(States *self, int actor, int from, int to, State state) {
  Replay *replay = self->replay;
  replay->spans = arena_grow(&self->run->arena, replay->spans,
                             (size_t)replay->span_count, sizeof(Span));
  replay->spans[replay->span_count++] = (Span){actor, from, to, state};
}

static int add_mark(States *self, int actor, int row, State state) {
  Replay *replay = self->replay;
  replay->marks = arena_grow(&self->run->arena, replay->marks,
                             (size_t)replay->mark_count, sizeof(Mark));
  replay->marks[replay->mark_count] = (Mark){actor, row, state};
  return replay->mark_count++;
}

// A callback may be called again, a loop run again, and a thread may get
// another job: they never end.
static bool ends(const Run *run, int actor) {
  ActorKind kind = run->actors[actor].kind;
  return kind != ACTOR_CALLBACK && kind != ACTOR_LOOP && kind != ACTOR_MAIN &&
         kind != ACTOR_THREAD;
}

static bool lives(State state) { return state != ABSENT && state != GONE; }

static void change(States *self, int actor, State next, int row) {
  State now = self->state[actor];
  if (now == next)
    return;
  if (lives(now))
    add_span(self, actor, self->since[actor], row, now);
  else if (next != GONE)
    add_mark(self, actor, row, next);
  if (next == GONE && ends(self->run, actor))
    self->end[actor] = add_mark(self, actor, row, GONE);
  else if (now == GONE && self->end[actor] != NOBODY)
    self->replay->marks[self->end[actor]].state = RUNNING; // it was none
  self->state[actor] = next;
  self->since[actor] = row;
}

// A task that waits is ready once a handle in the ready queue will run it.
static State waiting(const States *self, int actor) {
  bool task = self->run->actors[actor].kind == ACTOR_TASK;
  return task && self->ready[actor] > 0 ? READY : PAUSED;
}

static void enqueue(States *self, int actor, int row) {
  if (actor == NOBODY)
    return;
  self->ready[actor]++;
  if (self->state[actor] == PAUSED ||
      (self->state[actor] == ABSENT &&
       self->run->actors[actor].kind == ACTOR_TASK))
    change(self, actor, waiting(self, actor), row);
}

static void set_result(States *self, const RunEvent *event, int row) {
  int who = event->target == NOBODY ? event->actor : event->target;
  State now = self->state[who];
  // One that is on the stack ends when it returns.
  if (self->run->actors[who].kind == ACTOR_FUTURE && now != RUNNING &&
      now != CALLING)
    change(self, who, GONE, row);
}

static void act(States *self, const RunEvent *event, int row) {
  int actor = event->actor, target = event->target;
  if (verb_goes_in(event->verb)) {
    if (event->h && self->ready[target] > 0)
      self->ready[target]--;
    change(self, actor, CALLING, row);
    change(self, target, RUNNING, row);
  } else if (verb_comes_out(event->verb)) {
    bool yields = event->verb == TRACE_YIELD;
    change(self, actor, yields ? waiting(self, actor) : GONE, row);
    change(self, target, RUNNING, row);
  } else if (event->verb == TRACE_BEGIN || event->verb == TRACE_END) {
    change(self, actor, event->verb == TRACE_BEGIN ? RUNNING : GONE, row);
  } else if (event->verb == TRACE_CREATE) {
    change(self, target, PAUSED, row);
  } else if (event->verb == TRACE_CALL_SOON || event->verb == TRACE_DUE) {
    enqueue(self, target, row);
  } else if (event->verb == TRACE_SET_RESULT) {
    set_result(self, event, row);
  }
}

static void find_states(Replay *self, Run *run) {
  size_t actors = (size_t)run->actor_count;
  States states = {.replay = self, .run = run};
  states.state = arena_array(&run->arena, actors, sizeof *states.state);
  states.since = arena_array(&run->arena, actors, sizeof *states.since);
  states.ready = arena_array(&run->arena, actors, sizeof *states.ready);
  states.end = arena_array(&run->arena, actors, sizeof *states.end);
  for (int i = 0; i < run->actor_count; i++)
    states.end[i] = NOBODY;
  self->running = NOBODY;
  if (run->event_count == 0)
    return;
  states.state[run->events[0].actor] = RUNNING;
  states.since[run->events[0].actor] = -1;
  for (int i = 0; i < run->event_count; i++)
    act(&states, &run->events[i], self->row_of[i]);
  for (int i = 0; i < run->actor_count; i++) {
    if (lives(states.state[i]))
      add_span(&states, i, states.since[i], self->row_count, states.state[i]);
    if (states.state[i] == RUNNING && run->actors[i].kind != ACTOR_THREAD)
      self->running = i;
  }
}

// ---------------------------------------------------------------- the rows

// An event has a row of its own, but one that only passes on what the event
// before it did stands beside that, if their arrows do not touch.
static void find_rows(Replay *self, Run *run) {
  size_t events = (size_t)run->event_count;
  Relays relays;
  relays_init(&relays, run);
  self->row_of = arena_array(&run->arena, events, sizeof(int));
  self->first_in = arena_array(&run->arena, events + 1, sizeof(int));
  for (int i = 0; i < run->event_count; i++) {
    if (!relays_next(&relays, i))
      self->first_in[self->row_count++] = i;
    self->row_of[i] = self->row_count - 1;
  }
  self->first_in[self->row_count] = run->event_count;
}

static void find_main(Replay *self, Run *run) {
  self->by_main =
      arena_array(&run->arena, (size_t)self->row_count + 1, sizeof(bool));
  for (int row = 0; row < self->row_count; row++)
    self->by_main[row] = run->events[self->first_in[row]].outside;
}

bool replay_begins(const Replay *self, const Run *run, int row) {
  if (row == 0)
    return true;
  const RunEvent *now = &run->events[self->first_in[row]];
  const RunEvent *before = &run->events[self->first_in[row - 1]];
  return now->iter != before->iter ||
         self->by_main[row] != self->by_main[row - 1];
}

void replay_make(Replay *self, Run *run) {
  *self = (Replay){0};
  find_rows(self, run);
  find_main(self, run);
  find_states(self, run);
}
