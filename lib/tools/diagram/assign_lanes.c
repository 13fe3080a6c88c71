#include "assign_lanes.h"

#include "lane_order.h"
#include "lane_sharing.h"
#include "palette.h"

static void give_colours(const LaneOrder *self) {
  int next = BLUE;
  for (int i = 0; i < self->count; i++) {
    int actor = self->order[i], owner = self->places[actor].owner;
    if (self->places[actor].family)
      owner = self->places[actor].parent;
    int *colour = &self->run->actors[actor].colour;
    if (is_main_or_loop(&self->run->actors[actor]))
      *colour = INK;
    else if (owner != NOBODY && self->run->actors[owner].colour != INK)
      *colour = self->run->actors[owner].colour;
    else {
      *colour = next;
      next = next + 1 == COLOURS ? BLUE : next + 1;
    }
  }
}

// A future's lane tells whose futures it holds, if one actor owns them all.
static const char *owner_note(const LaneOrder *self, int actor) {
  const Run *run = self->run;
  int owner = self->places[actor].owner;
  for (int i = 0; owner != NOBODY && i < self->count; i++) {
    const Place *place = &self->places[self->order[i]];
    if (place->group == actor && place->owner != owner)
      owner = NOBODY;
  }
  return owner == NOBODY ? "" : run->actors[owner].label;
}

static void name_shared(const LaneOrder *self, Lane *lane, int actor) {
  static const char *const names[ACTOR_KINDS] = {
      "main", "loop", "generators", "callbacks", "threads", "tasks", "futures"};
  lane->label = names[lane->kind];
  lane->note = owner_note(self, actor);
  if (!*lane->note)
    lane->colour = INK;
}

// The loop gives lane 0 its name, though main stands there as well.
static void name_thread(const Run *run, Lane *lane) {
  for (int i = 0; i < run->actor_count; i++) {
    const RunActor *actor = &run->actors[i];
    if (actor->kind == ACTOR_LOOP) {
      lane->label = actor->label;
      lane->note = *actor->note ? actor->note : "and main()";
      return;
    }
  }
}

static void name_lanes(const LaneOrder *self, Lanes *lanes) {
  for (int i = 0; i < self->count; i++) {
    int index = self->order[i];
    const RunActor *actor = &self->run->actors[index];
    Lane *lane = &lanes->all[actor->lane];
    if (self->places[index].group != index || lane->actors < 2)
      continue;
    if (is_main_or_loop(actor))
      name_thread(self->run, lane);
    else
      name_shared(self, lane, index);
  }
}

// A lane for each group, in the order of their first actors.
static void make_lanes(const LaneOrder *self, Lanes *lanes) {
  Run *run = self->run;
  lanes->all =
      arena_array(&run->arena, (size_t)self->count + 1, sizeof *lanes->all);
  for (int i = 0; i < self->count; i++) {
    int index = self->order[i], group = self->places[index].group;
    RunActor *actor = &run->actors[index];
    if (is_idle(self, index))
      continue;
    if (group == index) {
      actor->lane = lanes->count++;
      lanes->all[actor->lane] =
          (Lane){actor->label, actor->note, actor->colour, 0, actor->kind};
    }
    actor->lane = run->actors[group].lane;
    if (actor->kind != ACTOR_FUTURE || run->actors[group].kind != ACTOR_TASK)
      lanes->all[actor->lane].actors++; // else it is the task's lane
  }
}

static bool has_loop(const Run *run) {
  bool loop = run->loop;
  for (int i = 0; i < run->actor_count; i++)
    loop |= run->actors[i].kind == ACTOR_LOOP;
  for (int i = 0; i < run->event_count; i++)
    loop |= run->events[i].verb >= TRACE_CALL_SOON;
  return loop;
}

void assign_lanes(Lanes *self, Run *run, bool map) {
  LaneOrder order;
  lane_order_make(&order, run);
  give_colours(&order);
  share_lanes(&order, map);
  *self = (Lanes){.loop = has_loop(run)};
  make_lanes(&order, self);
  name_lanes(&order, self);
}
