#include "lane_order.h"

#include "lane.h"

static void mention(LaneOrder *self, int actor, int event) {
  if (actor == NOBODY)
    return;
  Place *place = &self->places[actor];
  if (place->first < 0)
    place->first = event;
  place->last = event;
}

// A task, or what it delegates to.
static bool in_family(const LaneOrder *self, int actor) {
  return self->run->actors[actor].kind == ACTOR_TASK ||
         self->places[actor].family;
}

// Who created a future, and who resumed a generator first?
static void note_parent(LaneOrder *self, const RunEvent *event) {
  const Run *run = self->run;
  if (event->target == NOBODY)
    return;
  Place *place = &self->places[event->target];
  ActorKind kind = run->actors[event->target].kind;
  bool by_main = is_main_or_loop(&run->actors[event->actor]);
  if (event->verb == TRACE_RUN)
    place->runs++;
  if (kind == ACTOR_FUTURE && event->verb == TRACE_CREATE && !by_main &&
      event->actor != event->target && place->owner == NOBODY)
    place->owner = place->parent = event->actor;
  if (kind == ACTOR_GENERATOR && verb_goes_in(event->verb) &&
      event->verb != TRACE_RUN && place->runs == 0) {
    place->runs = 1;
    // One that already stands right of it may stay where the header says; but
    // what a task delegates to stands beside it, in its colour.
    bool family = in_family(self, event->actor);
    if (!by_main && (family || event->actor > event->target))
      place->parent = event->actor;
    place->family = family;
  }
}

static void study(LaneOrder *self) {
  Run *run = self->run;
  size_t count = (size_t)run->actor_count;
  self->places = arena_array(&run->arena, count, sizeof *self->places);
  self->order = arena_array(&run->arena, count, sizeof *self->order);
  for (int i = 0; i < run->actor_count; i++)
    self->places[i] =
        (Place){.parent = NOBODY, .owner = NOBODY, .first = -1, .group = i};
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

static Family family_of(LaneOrder *self) {
  int count = self->run->actor_count;
  Arena *arena = &self->run->arena;
  Family family = {arena_array(arena, (size_t)count, sizeof(int)),
                   arena_array(arena, (size_t)count, sizeof(int))};
  for (int i = 0; i < count; i++)
    family.first_child[i] = family.next_sibling[i] = NOBODY;
  // Every child goes to the front: so futures come last, in their order.
  for (int i = count - 1; i >= 0; i--)
    if (self->run->actors[i].kind == ACTOR_FUTURE)
      family_add(&family, self->places[i].parent, i);
  for (int i = count - 1; i >= 0; i--)
    if (self->run->actors[i].kind != ACTOR_FUTURE)
      family_add(&family, self->places[i].parent, i);
  return family;
}

static void put(LaneOrder *self, const Family *family, int actor) {
  if (self->places[actor].placed)
    return;
  self->places[actor].placed = true;
  self->order[self->count++] = actor;
  for (int child = family->first_child[actor]; child != NOBODY;
       child = family->next_sibling[child])
    put(self, family, child);
}

static void put_all(LaneOrder *self) {
  const Run *run = self->run;
  Family family = family_of(self);
  for (int i = 0; i < run->actor_count; i++)
    if (is_main_or_loop(&run->actors[i]))
      put(self, &family, i);
  for (int i = 0; i < run->actor_count; i++)
    if (self->places[i].parent == NOBODY && !is_thread(&run->actors[i]))
      put(self, &family, i);
  for (int i = 0; i < run->actor_count; i++)
    if (is_thread(&run->actors[i]))
      put(self, &family, i);
  // Only a circle of parents is left by now.
  for (int i = 0; i < run->actor_count; i++)
    put(self, &family, i);
}

void lane_order_make(LaneOrder *self, Run *run) {
  *self = (LaneOrder){.run = run};
  study(self);
  put_all(self);
}
