#include "play_actors.h"

#include "play_change.h"
#include "play_word.h"

#include <stdio.h>
#include <string.h>

// ---------------------------------------------------------------- the stack

static int stack_place(const PlayState *self, int actor) {
  int place = self->depth - 1;
  while (place >= 0 && self->stack[place] != actor)
    place--;
  return place;
}

static void push(PlayState *self, int actor) {
  if (stack_place(self, actor) >= 0)
    return;
  self->stack[self->depth++] = actor;
  self->actors[actor].started = true;
  change_begin(self->out, "push");
  change_number(self->out, actor);
  change_end(self->out);
}

// Down to the actor, and him too. In a true record he is on top.
static void pop(PlayState *self, int actor) {
  int place = stack_place(self, actor);
  while (place >= 0 && self->depth > place) {
    change_begin(self->out, "pop");
    change_number(self->out, self->stack[--self->depth]);
    change_end(self->out);
  }
}

static void move_control(PlayState *self, const RunEvent *event) {
  if (self->depth == 0)
    push(self, event->actor);
  if (verb_goes_in(event->verb))
    push(self, event->target);
  if (!verb_comes_out(event->verb))
    return;
  pop(self, event->actor);
  push(self, event->target); // is there, unless the record begins below
}

// ---------------------------------------------------------------- the actors

static void set_text(PlayState *self, const char *kind, int actor,
                     const char **now, const char *next) {
  if (!strcmp(*now, next))
    return;
  change_of_text(self->out, kind, actor, next, *now);
  *now = next;
}

static void set_state(PlayState *self, int actor, const char *word) {
  set_text(self, "state", actor, &self->actors[actor].state, word);
}

// Who waits has a reason now, or none any more.
static void reword(PlayState *self, int actor) {
  const char *word = self->actors[actor].state;
  if (!strcmp(word, "suspended") || !strcmp(word, "waiting"))
    set_state(self, actor, play_word_of(self, actor, PAUSED));
}

static void set_waits(PlayState *self, int actor, int whom) {
  PlayActor *who = &self->actors[actor];
  if (who->waits == whom)
    return;
  change_of_number(self->out, "waits", actor, whom, who->waits);
  who->waits = whom;
  reword(self, actor);
}

// One more that it will call, or, with add false, one that it has called.
static void set_calls(PlayState *self, int actor, const char *which, bool add) {
  PlayActor *who = &self->actors[actor];
  int count = 0;
  const char **calls = arena_array(&self->model->run.arena,
                                   (size_t)who->call_count + 2, sizeof *calls);
  for (int i = 0; i < who->call_count; i++)
    if (add || count < i || strcmp(who->calls[i], which))
      calls[count++] = who->calls[i];
  if (add)
    calls[count++] = which;
  change_begin(self->out, "calls");
  change_number(self->out, actor);
  change_list(self->out, calls, count);
  change_list(self->out, who->calls, who->call_count);
  change_end(self->out);
  who->calls = calls;
  who->call_count = count;
}

// Whose wakeup is "Task-1.wakeup"? NOBODY's when it is another callback.
static int woken_by(const Run *run, const char *callback) {
  const char *dot = strrchr(callback, '.');
  if (!dot || strcmp(dot, ".wakeup"))
    return NOBODY;
  size_t length = (size_t)(dot - callback);
  for (int i = 0; i < run->actor_count; i++)
    if (run->actors[i].kind == ACTOR_TASK &&
        strlen(run->actors[i].label) == length &&
        !memcmp(run->actors[i].label, callback, length))
      return i;
  return NOBODY;
}

static void note_waiting(PlayState *self, const RunEvent *event) {
  int actor = event->actor, target = event->target;
  if (event->verb == TRACE_ADD_DONE_CALLBACK) {
    int waiter = woken_by(&self->model->run, event->value);
    set_calls(self, target, event->value, true);
    if (waiter != NOBODY)
      set_waits(self, waiter, target);
  } else if (event->verb == TRACE_REMOVE_DONE_CALLBACK) {
    set_calls(self, target, event->value, false);
  } else if (event->verb == TRACE_CALL_SOON) {
    int done = play_state_promised(self, event->value);
    if (done != NOBODY)
      set_calls(self, done, event->value, false);
  } else if (event->verb == TRACE_YIELD_FROM) {
    set_waits(self, actor, target);
  } else if (event->verb == TRACE_RUN) {
    set_waits(self, target, NOBODY);
  } else if (event->verb == TRACE_RETURN || event->verb == TRACE_RAISE) {
    set_waits(self, actor, NOBODY);
    if (self->actors[target].waits == actor)
      set_waits(self, target, NOBODY);
  }
}

// What came of it.
static void note_result(PlayState *self, const RunEvent *event) {
  bool sets = event->verb == TRACE_SET_RESULT;
  if (!sets && event->verb != TRACE_RETURN && event->verb != TRACE_RAISE)
    return;
  int who = sets && event->target != NOBODY ? event->target : event->actor;
  ActorKind kind = self->model->run.actors[who].kind;
  bool of_future = kind == ACTOR_FUTURE;
  if (of_future != sets && kind != ACTOR_TASK)
    return;
  set_text(self, "result", who, &self->actors[who].result, event->value);
}

// main() has called the loop, whose own lines are those of its floor; and a
// future has none.
static void note_line(PlayState *self, const RunEvent *event) {
  PlayActor *who = &self->actors[event->actor];
  ActorKind kind = self->model->run.actors[event->actor].kind;
  const char *line = kind == ACTOR_LOOP ? event->at : event->src;
  if (*line && kind != ACTOR_FUTURE)
    set_text(self, "line", event->actor, &who->line, line);
}

// ---------------------------------------------------------------- the states

void play_actors_row(PlayState *self, int row) {
  const Replay *replay = &self->model->replay;
  const PlayRows *rows = &self->rows;
  for (int i = rows->marks.head[row]; i != NOBODY; i = rows->marks.next[i])
    if (replay->marks[i].state == GONE)
      set_state(self, replay->marks[i].actor,
                play_word_of_end(self, replay->marks[i].actor, row));
  for (int i = rows->spans.head[row]; i != NOBODY; i = rows->spans.next[i]) {
    const Span *span = &replay->spans[i];
    if (span->to > row && !is_thread(&self->model->run.actors[span->actor]))
      set_state(self, span->actor,
                play_word_of(self, span->actor, span->state));
  }
}

// A callback may be called again, and a loop run again, so they have no end:
// meanwhile they are nowhere.
static void note_return(PlayState *self, const RunEvent *event) {
  ActorKind kind = self->model->run.actors[event->actor].kind;
  if (verb_comes_out(event->verb) &&
      (kind == ACTOR_CALLBACK || kind == ACTOR_LOOP))
    set_state(self, event->actor,
              event->verb == TRACE_RAISE ? "failed" : "returned");
}

// A thread is beside all that: it works, or has nothing to do.
static void note_job(PlayState *self, const RunEvent *event) {
  Arena *arena = &self->model->run.arena;
  size_t length = strlen(event->value);
  if (event->verb == TRACE_END)
    set_state(self, event->actor, "idle");
  if (event->verb != TRACE_BEGIN)
    return;
  char *word = arena_array(arena, length + sizeof "works on ", 1);
  snprintf(word, length + sizeof "works on ", "works on %s", event->value);
  set_state(self, event->actor, word);
}

void play_actors_event(PlayState *self, const RunEvent *event) {
  note_job(self, event);
  move_control(self, event);
  note_return(self, event);
  note_line(self, event);
  note_waiting(self, event);
  note_result(self, event);
}
