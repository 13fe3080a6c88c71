#include "map_layout.h"

#include "chip.h"
#include "dot_text.h"
#include "font.h"
#include "map_head.h"
#include "map_words.h"

#include <math.h>
#include <stdlib.h>

enum { CHANNELS_MOST = 20, PITCH = 84, FIRST_LANE = 108 };

// ---------------------------------------------------------------- channels

// A channel of a lane is taken down to the row where its last arrow ended.
static void choose_channels(MapPage *self) {
  Model *model = self->model;
  size_t lanes = (size_t)model->lanes.count;
  Arena *arena = &model->run.arena;
  int(*ends)[CHANNELS_MOST] = arena_array(arena, lanes, sizeof *ends);
  self->channels = arena_array(arena, lanes, sizeof(int));
  for (int i = 0; i < self->arrow_count; i++) {
    MapArrow *arrow = &self->arrows[i];
    const MapBox *from = &self->boxes[arrow->from];
    MapBox *to = &self->boxes[arrow->to];
    if (arrow->straight)
      continue;
    // Nothing may stand in the way, and only one arrow comes in from above:
    // who scheduled and who cancels enter by different doors.
    bool busy = to->above != NOBODY && to->above > from->row;
    int channel = busy || to->entered ? 1 : 0;
    arrow->hidden = arrow->cancels && channel && !to->entered;
    to->entered |= channel == 0;
    if (arrow->hidden)
      continue;
    while (channel > 0 && channel < CHANNELS_MOST - 1 &&
           ends[to->lane][channel] > from->row)
      channel++;
    ends[to->lane][channel] = to->row;
    arrow->channel = channel;
    if (channel >= self->channels[to->lane])
      self->channels[to->lane] = channel + 1;
  }
}

// An arrow of another box may come down in the middle of this box's lane,
// through the bus below it. Then this box's own arrows leave further left.
static void offset_trunks(MapPage *self) {
  Arena *arena = &self->model->run.arena;
  size_t lanes = (size_t)self->model->lanes.count;
  int *box_at =
      arena_array(arena, lanes * (size_t)(self->row_count + 1), sizeof(int));
  for (int i = 0; i < self->box_count; i++)
    box_at[(size_t)self->boxes[i].row * lanes + (size_t)self->boxes[i].lane] =
        i + 1;
  for (int i = 0; i < self->arrow_count; i++) {
    const MapArrow *arrow = &self->arrows[i];
    const MapBox *from = &self->boxes[arrow->from];
    const MapBox *to = &self->boxes[arrow->to];
    int other = box_at[(size_t)from->row * lanes + (size_t)to->lane] - 1;
    if (!arrow->straight && !arrow->hidden && arrow->channel == 0 &&
        other >= 0 && other != arrow->from)
      self->boxes[other].offset_trunk = true;
  }
}

// ---------------------------------------------------------------- columns

static double label_width(const MapPage *self) {
  double width = 0;
  for (int i = 0; i < self->arrow_count; i++) {
    char words[MAP_WORDS];
    const RunEvent *event = &self->model->run.events[self->arrows[i].event];
    if (event->verb == TRACE_CALL_LATER)
      width = fmax(width, mono_width(columns_of(delay_words(words, event)),
                                     CAPTION_SIZE));
  }
  return width;
}

// The boxes of a lane are as wide as the widest needs.
static void find_widths(MapPage *self) {
  int lanes = self->model->lanes.count;
  self->widths =
      arena_array(&self->model->run.arena, (size_t)lanes + 1, sizeof(double));
  for (int i = 0; i < lanes; i++)
    self->widths[i] = 66;
  for (int i = 0; i < self->box_count; i++) {
    char words[MAP_WORDS];
    const MapBox *box = &self->boxes[i];
    if (box->kind == RUN_BOX || box->kind == JOB_BOX)
      self->widths[box->lane] =
          fmax(self->widths[box->lane],
               mono_width(columns_of(box_words(words, self, box)), 10) + 34);
  }
}

static void place_columns(MapPage *self) {
  const Lanes *lanes = &self->model->lanes;
  Arena *arena = &self->model->run.arena;
  bool *used = arena_array(arena, (size_t)lanes->count, sizeof *used);
  self->lane_x = arena_array(arena, (size_t)lanes->count + 1, sizeof(double));
  for (int i = 0; i < self->box_count; i++)
    used[self->boxes[i].lane] = true;
  find_widths(self);
  self->label_width = label_width(self);
  double x = FIRST_LANE, half = 0, end = x;
  int before = NOBODY;
  for (int i = 0; i < lanes->count; i++) {
    if (!used[i])
      continue;
    double left = half;
    half = chip_width(&lanes->all[i]) / 2;
    double box = map_box_width(self, i) / 2;
    if (before != NOBODY) {
      double side = map_side(self, before);
      double beside = self->channels[before] > 1
                          ? side + TRACK * (self->channels[before] - 2)
                          : side - 12;
      x += fmax(fmax(PITCH, left + half + 14), beside + 12 + box);
    } else
      x = fmax(x, 90 + fmax(half, box));
    self->lane_x[i] = x;
    end = x + fmax(half + 8, fmax(map_side(self, i), box + 12) +
                                 TRACK * self->channels[i]);
    before = i;
  }
  self->left = -8;
  double page = fmax(end, 420) + 8 - self->left;
  self->right = self->left + fmax(page, map_title_width(self, page));
}

// ---------------------------------------------------------------- tracks

typedef struct Crossing {
  MapArrow *arrow;
  int row;
  double from, to;
} Crossing;

// The longest first, so that a shorter one turns down before it would meet it.
static int compare_crossings(const void *a, const void *b) {
  const Crossing *x = a, *y = b;
  double by_length = fabs(y->to - y->from) - fabs(x->to - x->from);
  if (x->row != y->row)
    return x->row - y->row;
  if (fabs(by_length) > 0.01)
    return by_length > 0 ? 1 : -1;
  return x->arrow->event - y->arrow->event;
}

static int collect_crossings(MapPage *self, Crossing *crossings) {
  int count = 0;
  for (int i = 0; i < self->arrow_count; i++) {
    MapArrow *arrow = &self->arrows[i];
    const MapBox *from = &self->boxes[arrow->from];
    double x0 = self->lane_x[from->lane], x1 = map_channel_x(self, arrow);
    if (arrow->straight || arrow->hidden || fabs(x0 - x1) < 0.01)
      continue;
    crossings[count++] = (Crossing){arrow, from->row, x0, x1};
  }
  qsort(crossings, (size_t)count, sizeof *crossings, compare_crossings);
  return count;
}

static bool meet(const Crossing *a, const Crossing *b) {
  double margin = 8;
  return fmin(a->from, a->to) < fmax(b->from, b->to) + margin &&
         fmin(b->from, b->to) < fmax(a->from, a->to) + margin;
}

static void choose_tracks(MapPage *self) {
  Arena *arena = &self->model->run.arena;
  Crossing *crossings =
      arena_array(arena, (size_t)self->arrow_count + 1, sizeof *crossings);
  int count = collect_crossings(self, crossings);
  for (int i = 0, first = 0; i < count; i++) {
    Crossing *now = &crossings[i];
    MapRow *row = &self->rows[now->row];
    if (crossings[first].row != now->row)
      first = i;
    int track = 0;
    for (int k = first; k < i; k++)
      if (crossings[k].arrow->track >= track && meet(&crossings[k], now))
        track = crossings[k].arrow->track + 1;
    now->arrow->track = track;
    row->tracks = track + 1 > row->tracks ? track + 1 : row->tracks;
  }
}

static void place_rows(MapPage *self) {
  double y = self->top;
  for (int i = 0; i < self->row_count; i++) {
    MapRow *row = &self->rows[i];
    int tracks = row->tracks > 1 ? row->tracks - 1 : 0;
    row->top = y;
    row->height =
        LABEL_ZONE + MAP_BOX_HEIGHT + BUS_FIRST + TRACK * tracks + BUS_LAST;
    y += row->height;
  }
}

// In a text the labels of a map that is wider have less than nine pixels.
enum { WIDEST_IN_TEXT = 900, WORDS_MOST = 24, WORDS_OF_WIDE = 14 };

void map_lay_out(MapPage *self) {
  choose_channels(self);
  offset_trunks(self);
  self->words_most = WORDS_MOST;
  place_columns(self);
  if (self->right - self->left > WIDEST_IN_TEXT) {
    self->words_most = WORDS_OF_WIDE;
    place_columns(self);
  }
  choose_tracks(self);
  self->top = 92 + map_title_extra(self);
  place_rows(self);
}
