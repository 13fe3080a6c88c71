#include "lane_sharing.h"

#include "lane.h"

bool is_idle(const LaneOrder *self, int actor) {
  return self->places[actor].first < 0 &&
         !is_main_or_loop(&self->run->actors[actor]);
}

// All actors for which `joins` says yes share the lane of the first of them.
static void share(LaneOrder *self, bool (*joins)(const LaneOrder *, int)) {
  int group = NOBODY;
  for (int i = 0; i < self->count; i++) {
    int actor = self->order[i];
    if (is_idle(self, actor) || !joins(self, actor))
      continue;
    if (group == NOBODY)
      group = actor;
    self->places[actor].group = group;
  }
}

// The futures of one owner stand side by side in the order, oldest first.
static void share_futures_of_one(LaneOrder *self, bool even_if_together) {
  for (int i = 0, end; i < self->count; i = end) {
    const Place *place = &self->places[self->order[i]];
    int last = place->last;
    bool together = false;
    for (end = i + 1; end < self->count && place->owner != NOBODY; end++) {
      const Place *next = &self->places[self->order[end]];
      if (next->owner != place->owner)
        break;
      together |= next->first <= last;
      last = next->last > last ? next->last : last;
    }
    if (place->owner == NOBODY || (together && !even_if_together))
      continue;
    for (int k = i; k < end; k++)
      self->places[self->order[k]].group = self->order[i];
  }
}

static ActorKind kind_of(const LaneOrder *self, int actor) {
  return self->run->actors[actor].kind;
}
// In the lane of the task that has made them.
static void share_futures_with_tasks(LaneOrder *self) {
  for (int i = 0; i < self->count; i++) {
    Place *place = &self->places[self->order[i]];
    if (kind_of(self, self->order[i]) == ACTOR_FUTURE &&
        place->owner != NOBODY && kind_of(self, place->owner) == ACTOR_TASK)
      place->group = place->owner;
  }
}

static bool is_on_the_thread(const LaneOrder *self, int actor) {
  return is_main_or_loop(&self->run->actors[actor]);
}
static bool runs_once(const LaneOrder *self, int actor) {
  return kind_of(self, actor) == ACTOR_CALLBACK &&
         self->places[actor].runs <= 1;
}
static bool is_callback(const LaneOrder *self, int actor) {
  return kind_of(self, actor) == ACTOR_CALLBACK;
}
static bool is_future(const LaneOrder *self, int actor) {
  return kind_of(self, actor) == ACTOR_FUTURE;
}
static bool is_a_thread(const LaneOrder *self, int actor) {
  return is_thread(&self->run->actors[actor]);
}
static bool is_generator(const LaneOrder *self, int actor) {
  return kind_of(self, actor) == ACTOR_GENERATOR;
}
static bool is_task(const LaneOrder *self, int actor) {
  return kind_of(self, actor) == ACTOR_TASK;
}

static int count_lanes(const LaneOrder *self) {
  int count = 0;
  for (int i = 0; i < self->count; i++) {
    int actor = self->order[i];
    count += self->places[actor].group == actor && !is_idle(self, actor);
  }
  return count;
}

void share_lanes(LaneOrder *self, bool map) {
  int comfortable = map ? LANES_MOST : LANES_COMFORTABLE;
  share(self, is_on_the_thread);
  share_futures_of_one(self, false);
  if (map && count_lanes(self) > MAP_COMFORTABLE)
    share_futures_with_tasks(self);
  if (map && count_lanes(self) > MAP_COMFORTABLE)
    share(self, runs_once);
  if (map && count_lanes(self) > MAP_COMFORTABLE)
    share(self, is_callback);
  if (count_lanes(self) > comfortable)
    share(self, runs_once);
  if (count_lanes(self) > comfortable)
    share(self, is_callback);
  if (count_lanes(self) > comfortable)
    share_futures_of_one(self, true);
  if (count_lanes(self) > comfortable)
    share(self, is_future);
  if (count_lanes(self) > LANES_MOST)
    share(self, is_a_thread);
  if (count_lanes(self) > LANES_MOST)
    share(self, is_generator);
  if (count_lanes(self) > LANES_MOST)
    share(self, is_task);
}
