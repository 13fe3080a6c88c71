#include "map_collect.h"

#include "map_build.h"
#include "missing.h"

#include <stdlib.h>

enum { MAP_ROWS_MOST = 120 };

// The box in which an event happens; what the loop does between two handles
// belongs to the one before.
static int here(const Collect *self) {
  int box = self->map->box_count - 1;
  while (box > 0 && (self->map->boxes[box].kind == MISSING_BOX ||
                     self->map->boxes[box].kind == JOB_BOX))
    box--;
  return self->current != NOBODY ? self->current : box;
}

// ---------------------------------------------------------------- events

// Where the loop has run nothing in between, main() is still in its box.
static bool is_in_main(const Collect *self, int event) {
  const MapPage *map = self->map;
  const MapRow *row = map->row_count ? collect_last_row(self) : NULL;
  return row && row->main && map->boxes[map->box_count - 1].kind == MAIN_BOX &&
         map->boxes[map->box_count - 1].row == map->row_count - 1 &&
         collect_run(self)->events[row->event].t ==
             collect_run(self)->events[event].t;
}

static void open_main(Collect *self, int event) {
  if (is_in_main(self, event)) {
    self->current = self->map->box_count - 1;
    return;
  }
  collect_row(self, event, true);
  collect_box(self, MAIN_BOX, collect_run(self)->events[event].actor, event);
  self->current = self->map->box_count - 1;
}

// Boxes are placed from left to right in any order, but never above one that
// ran before.
static void find_row(Collect *self, int index, int actor) {
  int iter = collect_run(self)->events[index].iter;
  if (collect_last_row(self)->main || collect_last_row(self)->iter != iter) {
    self->order = 0;
    self->opened = false;
  }
  self->waits = false;
  if ((self->order == 0 && !self->opened) ||
      collect_is_taken(self, collect_run(self)->actors[actor].lane))
    collect_row(self, index, false);
  self->opened = true;
}

static void open_run(Collect *self, int index) {
  const RunEvent *event = &collect_run(self)->events[index];
  find_row(self, index, event->target);
  MapBox *box = collect_box(self, RUN_BOX, event->target, index);
  box->order = ++self->order;
  self->current = self->map->box_count - 1;
  if (self->scheduled[event->handle] == NOBODY)
    return;
  collect_arrow(self, self->source[event->handle], self->current,
                self->scheduled[event->handle], false);
  self->settled[event->handle] = true;
}

// True when nothing stands between the two lanes in the last row; then the
// whole stretch is taken, so that nothing will.
static bool take_stretch(Collect *self, int from, int to) {
  int step = to > from ? 1 : -1;
  for (int lane = from + step; lane != to + step; lane += step)
    if (collect_is_taken(self, lane))
      return false;
  for (int lane = from + step; lane != to; lane += step)
    self->lowest[lane] = self->map->row_count - 1;
  return true;
}

// The cancelled handle becomes a box beside the one that cancels it, or below.
static void cancel(Collect *self, int index) {
  const RunEvent *event = &collect_run(self)->events[index];
  MapPage *map = self->map;
  int handle = event->handle, by = here(self);
  if (self->scheduled[handle] == NOBODY || self->settled[handle])
    return;
  int source = self->source[handle], row = map->row_count - 1;
  int actor = collect_run(self)->events[self->scheduled[handle]].target;
  int lane = actor == NOBODY ? 0 : collect_run(self)->actors[actor].lane;
  // The arrow of who scheduled it comes in from the right if it cannot from
  // above; then who cancels must not come from there.
  bool busy = self->lowest[lane] > map->boxes[source].row;
  bool beside = map->boxes[by].row == row && map->boxes[source].row < row &&
                map->boxes[by].lane != lane &&
                !(busy && map->boxes[by].lane > lane) &&
                take_stretch(self, map->boxes[by].lane, lane);
  if (!beside)
    collect_row(self, index, collect_last_row(self)->main);
  collect_box(self, CANCELLED_BOX, actor, index);
  collect_arrow(self, source, map->box_count - 1, self->scheduled[handle],
                false);
  if (source != by) {
    collect_arrow(self, by, map->box_count - 1, index, true);
    map->arrows[map->arrow_count - 1].straight = beside;
  }
  self->settled[handle] = true;
}

// What should have run when this event happened, or the last one had.
static void open_missing(Collect *self, int index) {
  const RunEvent *missing = &collect_run(self)->verdict.missing;
  if (!has_missing(collect_run(self)) || missing->verb != TRACE_RUN ||
      missing->target == NOBODY || self->map->box_count == 0)
    return;
  find_row(self, index, missing->target);
  collect_box(self, MISSING_BOX, missing->target, index);
}

// Who schedules it. Who has made a file ready is not known, nor who has written
// a letter, unless it is a job: no arrow leads there.
static int source_of(const Collect *self, const RunEvent *event, int index) {
  if (index > 0 && event[-1].verb == TRACE_LETTER)
    return collect_writer(self, &event[-1]);
  return index > 0 && event[-1].verb == TRACE_READY ? NOBODY : here(self);
}

static void step(Collect *self, int index) {
  const RunEvent *event = &collect_run(self)->events[index];
  bool by_main = collect_run(self)->actors[event->actor].kind == ACTOR_MAIN;
  bool in_main = self->current != NOBODY &&
                 self->map->boxes[self->current].kind == MAIN_BOX;
  bool runs = event->verb == TRACE_RUN && event->handle != NOBODY;
  if ((!runs && by_main && !in_main) || self->map->box_count == 0)
    open_main(self, index);
  if (event->verb == TRACE_SELECT)
    self->current = NOBODY;
  if (runs)
    open_run(self, index);
  if (event->verb == TRACE_BEGIN || event->verb == TRACE_END)
    collect_job(self, index);
  if (event->verb == TRACE_SUBMIT &&
      event->job <= collect_run(self)->event_count) {
    self->submitter[event->job] = here(self);
    self->submit[event->job] = index;
  }
  int source = source_of(self, event, index);
  if (verb_schedules(event->verb) && source != NOBODY) {
    self->scheduled[event->handle] = index;
    self->source[event->handle] = source;
    self->settled[event->handle] = false;
  }
  if (event->verb == TRACE_CANCEL && event->handle != NOBODY)
    cancel(self, index);
  MapBox *box = &self->map->boxes[here(self)];
  box->last = index;
  if (event->verb == TRACE_PRINT && box->prints++ == 0)
    box->printed = index;
  box->sets |= event->verb == TRACE_SET_RESULT;
  if (verb_comes_out(event->verb) && event->actor == box->actor)
    box->outcome = event->verb;
}

// ---------------------------------------------------------------- the end

// Handles that were never run stand in one more row, one box for each lane.
static void add_waiting(Collect *self) {
  const Run *run = collect_run(self);
  MapPage *map = self->map;
  int first = map->box_count;
  for (int handle = 0; handle < run->handle_count; handle++) {
    int event = self->scheduled[handle];
    if (event == NOBODY || self->settled[handle])
      continue;
    if (map->box_count == first)
      collect_row(self, event, false)->waiting = true;
    int actor = run->events[event].target;
    int lane = actor == NOBODY ? 0 : run->actors[actor].lane;
    int box = first;
    while (box < map->box_count && map->boxes[box].lane != lane)
      box++;
    if (box == map->box_count) {
      collect_box(self, WAITING_BOX, actor, event);
      collect_arrow(self, self->source[handle], box, event, false);
    }
    map->boxes[box].count++;
  }
}

static int compare_arrows(const void *a, const void *b) {
  const MapArrow *x = a, *y = b;
  return x->event - y->event;
}

void map_collect(MapPage *self, Model *model) {
  const Run *run = &model->run;
  Arena *arena = &model->run.arena;
  *self = (MapPage){.model = model};
  Collect collect = {.map = self, .arena = arena, .current = NOBODY};
  collect.lowest = arena_ints(arena, model->lanes.count, NOBODY);
  collect.scheduled = arena_ints(arena, run->handle_count, NOBODY);
  collect.source = arena_ints(arena, run->handle_count, NOBODY);
  collect.submitter = arena_ints(arena, run->event_count + 1, NOBODY);
  collect.submit = arena_ints(arena, run->event_count + 1, NOBODY);
  collect.worked = arena_ints(arena, run->event_count + 1, NOBODY);
  collect.settled = arena_array(arena, (size_t)run->handle_count, 1);
  int i = 0;
  while (i < run->event_count && self->row_count < MAP_ROWS_MOST) {
    if (run->verdict.missing.seq == i + 1)
      open_missing(&collect, i);
    step(&collect, i++);
  }
  if (run->verdict.missing.seq > i && i == run->event_count && i > 0)
    open_missing(&collect, i - 1);
  self->cut = i < run->event_count;
  if (!self->cut)
    add_waiting(&collect);
  if (self->arrow_count)
    qsort(self->arrows, (size_t)self->arrow_count, sizeof(MapArrow),
          compare_arrows);
}
