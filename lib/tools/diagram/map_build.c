#include "map_build.h"

MapRow *collect_last_row(const Collect *self) {
  return &self->map->rows[self->map->row_count - 1];
}

MapRow *collect_row(Collect *self, int event, bool main) {
  MapPage *map = self->map;
  map->rows = arena_grow(self->arena, map->rows, (size_t)map->row_count,
                         sizeof(MapRow));
  MapRow *row = &map->rows[map->row_count++];
  *row = (MapRow){.event = event, .main = main};
  row->iter = collect_run(self)->events[event].iter;
  return row;
}

bool collect_is_taken(const Collect *self, int lane) {
  return self->lowest[lane] == self->map->row_count - 1;
}

MapBox *collect_box(Collect *self, BoxKind kind, int actor, int event) {
  MapPage *map = self->map;
  map->boxes = arena_grow(self->arena, map->boxes, (size_t)map->box_count,
                          sizeof(MapBox));
  MapBox *box = &map->boxes[map->box_count++];
  int lane = actor == NOBODY ? 0 : collect_run(self)->actors[actor].lane;
  *box = (MapBox){.kind = kind, .actor = actor, .lane = lane};
  box->row = map->row_count - 1;
  box->above = self->lowest[lane];
  box->event = box->last = event;
  box->printed = box->began = NOBODY;
  box->outcome = VERBS;
  self->lowest[lane] = box->row;
  return box;
}

void collect_arrow(Collect *self, int from, int to, int event, bool cancels) {
  MapPage *map = self->map;
  map->arrows = arena_grow(self->arena, map->arrows, (size_t)map->arrow_count,
                           sizeof(MapArrow));
  map->arrows[map->arrow_count++] = (MapArrow){.from = from,
                                               .to = to,
                                               .event = event,
                                               .cancels = cancels,
                                               .track = NOBODY};
}

// ---------------------------------------------------------------- jobs

static long job_of(const Collect *self, const RunEvent *event) {
  return event->job <= collect_run(self)->event_count ? event->job : 0;
}

// Jobs begin and end while the loop waits: above the callbacks of the iteration
// that begins then.
static void open_wait(Collect *self, int index, int lane) {
  const RunEvent *event = &collect_run(self)->events[index];
  bool waits = self->waits && collect_last_row(self)->iter == event->iter;
  if (!waits || collect_is_taken(self, lane))
    collect_row(self, index, false);
  self->order = 0;
  self->opened = false;
  self->waits = true;
}

void collect_job(Collect *self, int index) {
  const RunEvent *event = &collect_run(self)->events[index];
  MapPage *map = self->map;
  long job = job_of(self, event);
  int before = self->worked[job];
  if (!job || (event->verb == TRACE_END && before == NOBODY))
    return;
  open_wait(self, index, collect_run(self)->actors[event->actor].lane);
  MapBox *box = collect_box(self, JOB_BOX, event->actor, index);
  int now = self->worked[job] = map->box_count - 1;
  if (event->verb == TRACE_END) {
    box->began = before;
    map->boxes[before].over = true;
  }
  if (event->verb == TRACE_BEGIN && self->submitter[job] != NOBODY)
    collect_arrow(self, self->submitter[job], now, self->submit[job], false);
}

int collect_writer(const Collect *self, const RunEvent *letter) {
  long job = job_of(self, letter);
  return job ? self->worked[job] : NOBODY;
}
