#include "casting.h"
#include "colour.h"

// Who takes no part in the events needs no lane.
static bool is_idle(const Casting *self, int actor) {
  return self->parts[actor].first < 0 && !casting_is_stage(self->run, actor);
}

// All actors for which `joins` says yes share the lane of the first of them.
static void share(Casting *self, bool (*joins)(const Casting *, int)) {
  int group = NOBODY;
  for (int i = 0; i < self->placed; i++) {
    int actor = self->order[i];
    if (is_idle(self, actor) || !joins(self, actor))
      continue;
    if (group == NOBODY)
      group = actor;
    self->parts[actor].group = group;
  }
}

// The futures of one owner stand side by side in the order, oldest first.
static void share_futures_of_one(Casting *self, bool even_if_together) {
  for (int i = 0, end; i < self->placed; i = end) {
    const Part *part = &self->parts[self->order[i]];
    int last = part->last;
    bool together = false;
    for (end = i + 1; end < self->placed && part->owner != NOBODY; end++) {
      const Part *next = &self->parts[self->order[end]];
      if (next->owner != part->owner)
        break;
      together |= next->first <= last;
      last = next->last > last ? next->last : last;
    }
    if (part->owner == NOBODY || (together && !even_if_together))
      continue;
    for (int k = i; k < end; k++)
      self->parts[self->order[k]].group = self->order[i];
  }
}

static ActorKind kind_of(const Casting *self, int actor) {
  return self->run->actors[actor].kind;
}
static bool is_on_stage(const Casting *self, int actor) {
  return casting_is_stage(self->run, actor);
}
static bool runs_once(const Casting *self, int actor) {
  return kind_of(self, actor) == ACTOR_CALLBACK && self->parts[actor].runs <= 1;
}
static bool is_callback(const Casting *self, int actor) {
  return kind_of(self, actor) == ACTOR_CALLBACK;
}
static bool is_future(const Casting *self, int actor) {
  return kind_of(self, actor) == ACTOR_FUTURE;
}
static bool is_generator(const Casting *self, int actor) {
  return kind_of(self, actor) == ACTOR_GENERATOR;
}
static bool is_task(const Casting *self, int actor) {
  return kind_of(self, actor) == ACTOR_TASK;
}

static int count_lanes(const Casting *self) {
  int count = 0;
  for (int i = 0; i < self->placed; i++) {
    int actor = self->order[i];
    count += self->parts[actor].group == actor && !is_idle(self, actor);
  }
  return count;
}

static void share_lanes(Casting *self) {
  share(self, is_on_stage);
  share_futures_of_one(self, false);
  if (count_lanes(self) > self->comfortable)
    share(self, runs_once);
  if (count_lanes(self) > self->comfortable)
    share(self, is_callback);
  if (count_lanes(self) > self->comfortable)
    share_futures_of_one(self, true);
  if (count_lanes(self) > self->comfortable)
    share(self, is_future);
  if (count_lanes(self) > LANES_MOST)
    share(self, is_generator);
  if (count_lanes(self) > LANES_MOST)
    share(self, is_task);
}

// A future's lane tells whose futures it holds, if one actor owns them all.
static const char *owner_note(const Casting *self, int actor) {
  const Run *run = self->run;
  int owner = self->parts[actor].owner;
  for (int i = 0; owner != NOBODY && i < self->placed; i++) {
    const Part *part = &self->parts[self->order[i]];
    if (part->group == actor && part->owner != owner)
      owner = NOBODY;
  }
  return owner == NOBODY ? "" : run->actors[owner].label;
}

static void name_shared(const Casting *self, Lane *lane, int actor) {
  static const char *const names[ACTOR_KINDS] = {
      "main", "loop", "generators", "callbacks", "tasks", "futures"};
  lane->label = names[lane->kind];
  lane->note = owner_note(self, actor);
  if (!*lane->note)
    lane->colour = INK;
}

// The loop gives lane 0 its name, though main stands there as well.
static void name_stage(const Run *run, Lane *lane) {
  for (int i = 0; i < run->actor_count; i++) {
    const RunActor *actor = &run->actors[i];
    if (actor->kind == ACTOR_LOOP) {
      lane->label = actor->label;
      lane->note = *actor->note ? actor->note : "and main()";
      return;
    }
  }
}

void casting_make_lanes(Casting *self, Cast *cast) {
  Run *run = self->run;
  share_lanes(self);
  cast->lanes =
      arena_array(&run->arena, (size_t)self->placed + 1, sizeof *cast->lanes);
  for (int i = 0; i < self->placed; i++) {
    int index = self->order[i], group = self->parts[index].group;
    RunActor *actor = &run->actors[index];
    if (is_idle(self, index))
      continue;
    if (group == index) {
      actor->lane = cast->lane_count++;
      cast->lanes[actor->lane] =
          (Lane){actor->label, actor->note, actor->colour, 0, actor->kind};
    }
    actor->lane = run->actors[group].lane;
    cast->lanes[actor->lane].actors++;
  }
  for (int i = 0; i < self->placed; i++) {
    int index = self->order[i];
    Lane *lane = &cast->lanes[run->actors[index].lane];
    if (self->parts[index].group != index || lane->actors < 2)
      continue;
    if (casting_is_stage(run, index))
      name_stage(run, lane);
    else
      name_shared(self, lane, index);
  }
}
