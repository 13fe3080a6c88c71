#include "cast.h"

#include "casting.h"
#include "colour.h"

bool casting_is_stage(const Run *run, int actor) {
  ActorKind kind = run->actors[actor].kind;
  return kind == ACTOR_MAIN || kind == ACTOR_LOOP;
}

static void mention(Casting *self, int actor, int event) {
  if (actor == NOBODY)
    return;
  Part *part = &self->parts[actor];
  if (part->first < 0)
    part->first = event;
  part->last = event;
}

// Who created a future, and who resumed a generator first?
static void note_parent(Casting *self, const RunEvent *event) {
  const Run *run = self->run;
  if (event->target == NOBODY)
    return;
  Part *part = &self->parts[event->target];
  ActorKind kind = run->actors[event->target].kind;
  bool stage = casting_is_stage(run, event->actor);
  if (event->verb == TRACE_RUN)
    part->runs++;
  if (kind == ACTOR_FUTURE && event->verb == TRACE_CREATE && !stage &&
      event->actor != event->target && part->owner == NOBODY)
    part->owner = part->parent = event->actor;
  if (kind == ACTOR_GENERATOR && verb_goes_in(event->verb) &&
      event->verb != TRACE_RUN && part->runs == 0) {
    part->runs = 1;
    // One that already stands right of it may stay where the header says.
    if (!stage && event->actor > event->target)
      part->parent = event->actor;
  }
}

static void study(Casting *self) {
  Run *run = self->run;
  size_t count = (size_t)run->actor_count;
  self->parts = arena_array(&run->arena, count, sizeof *self->parts);
  self->order = arena_array(&run->arena, count, sizeof *self->order);
  for (int i = 0; i < run->actor_count; i++)
    self->parts[i] =
        (Part){.parent = NOBODY, .owner = NOBODY, .first = -1, .group = i};
  for (int i = 0; i < run->event_count; i++) {
    mention(self, run->events[i].actor, i);
    mention(self, run->events[i].target, i);
    note_parent(self, &run->events[i]);
  }
}

// ---------------------------------------------------------------- the order

// The children of an actor as lists, so that placing all is linear.
typedef struct Family {
  int *first_child, *next_sibling;
} Family;

static void family_add(Family *self, int parent, int child) {
  if (parent == NOBODY)
    return;
  self->next_sibling[child] = self->first_child[parent];
  self->first_child[parent] = child;
}

static Family family_of(Casting *self) {
  int count = self->run->actor_count;
  Arena *arena = &self->run->arena;
  Family family = {arena_array(arena, (size_t)count, sizeof(int)),
                   arena_array(arena, (size_t)count, sizeof(int))};
  for (int i = 0; i < count; i++)
    family.first_child[i] = family.next_sibling[i] = NOBODY;
  // Every child goes to the front: so futures come last, in their order.
  for (int i = count - 1; i >= 0; i--)
    if (self->run->actors[i].kind == ACTOR_FUTURE)
      family_add(&family, self->parts[i].parent, i);
  for (int i = count - 1; i >= 0; i--)
    if (self->run->actors[i].kind != ACTOR_FUTURE)
      family_add(&family, self->parts[i].parent, i);
  return family;
}

static void place(Casting *self, const Family *family, int actor) {
  if (self->parts[actor].placed)
    return;
  self->parts[actor].placed = true;
  self->order[self->placed++] = actor;
  for (int child = family->first_child[actor]; child != NOBODY;
       child = family->next_sibling[child])
    place(self, family, child);
}

static void put_in_order(Casting *self) {
  const Run *run = self->run;
  Family family = family_of(self);
  for (int i = 0; i < run->actor_count; i++)
    if (casting_is_stage(run, i))
      place(self, &family, i);
  for (int i = 0; i < run->actor_count; i++)
    if (self->parts[i].parent == NOBODY)
      place(self, &family, i);
  // Only a circle of parents is left by now.
  for (int i = 0; i < run->actor_count; i++)
    place(self, &family, i);
}

static void give_colours(Casting *self) {
  int next = BLUE;
  for (int i = 0; i < self->placed; i++) {
    int actor = self->order[i], owner = self->parts[actor].owner;
    int *colour = &self->run->actors[actor].colour;
    if (casting_is_stage(self->run, actor))
      *colour = INK;
    else if (owner != NOBODY && self->run->actors[owner].colour != INK)
      *colour = self->run->actors[owner].colour;
    else {
      *colour = next;
      next = next + 1 == COLOURS ? BLUE : next + 1;
    }
  }
}

void cast_make(Cast *self, Run *run, int comfortable) {
  Casting casting = {.run = run, .comfortable = comfortable};
  study(&casting);
  put_in_order(&casting);
  give_colours(&casting);
  *self = (Cast){.loop = run->loop};
  for (int i = 0; i < run->actor_count; i++)
    self->loop |= run->actors[i].kind == ACTOR_LOOP;
  for (int i = 0; i < run->event_count; i++)
    self->loop |= run->events[i].verb >= TRACE_CALL_SOON;
  casting_make_lanes(&casting, self);
}

bool cast_must_name(const Cast *self, const RunActor *actor) {
  return self->lanes[actor->lane].actors > 1 && actor->kind != ACTOR_MAIN &&
         actor->kind != ACTOR_LOOP && actor->kind != ACTOR_CALLBACK;
}
