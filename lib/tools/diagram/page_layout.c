#include "page_layout.h"

#include "capsule.h"
#include "chip.h"
#include "dot_text.h"
#include "draw_head.h"
#include "draw_missing.h"
#include "draw_verdict.h"
#include "font.h"
#include "gaps.h"
#include "print_room.h"
#include "words_in_line.h"
#include "words_margin.h"

#include <math.h>
#include <string.h>

enum {
  GUTTER = 68,
  QUEUE_GAP = 32, // holds the word "due"
  QUEUE_LEAST = 56
};

// ---------------------------------------------------------------- columns

static double place_gutter(Page *self) {
  const Run *run = &self->model->run;
  double width = GUTTER;
  for (int i = 0; i < run->event_count; i++) {
    char words[MARGIN_WORDS];
    const RunEvent *event = &run->events[i];
    bool first = i == 0 || event[-1].iter != event->iter;
    bool moved = i == 0 || event[-1].t != event->t;
    if (first)
      width = fmax(width,
                   sans_width(iteration_words(words, event, false), 10, false));
    if (event->worked > 0)
      width = fmax(width, sans_width(work_words(words, event), 10, false));
    if (first || moved)
      width = fmax(width, sans_width(clock_words(words, event), 10, true));
  }
  return width > GUTTER - 10 ? width + 10 : width;
}

static double place_numbers(Page *self, double x) {
  const Replay *replay = &self->model->replay;
  double width = 20;
  for (int row = 0; row < replay->row_count; row++) {
    char words[MARGIN_WORDS];
    double need =
        mono_width(columns_of(number_words(words, replay, row)), CAPTION_SIZE);
    width = fmax(width, need);
  }
  self->seq_left = self->model->lanes.loop ? x - 4 : self->left;
  self->seq_right = x + width;
  return x + width + 8;
}

// How many slots of each queue the page needs.
static void count_slots(const Page *self, int slots[QUEUES]) {
  const Queues *queues = &self->model->queues;
  double top, bottom;
  slots[HEAP_QUEUE] = 0; // of a run without timers
  slots[LINE_QUEUE] = 0; // ... in which nobody lines up
  slots[FILE_QUEUE] = 0; // ... in which no file is watched
  slots[READY_QUEUE] = 1;
  for (int i = 0; i < queues->wait_count; i++) {
    const Wait *wait = &queues->waits[i];
    if (!slots[wait->queue])
      slots[wait->queue] = 1;
    if (page_clip(self, wait->from, wait->to, &top, &bottom) &&
        wait->slot >= slots[wait->queue])
      slots[wait->queue] = wait->slot + 1;
  }
}

static double slot_width(const Page *self) {
  const Model *model = self->model;
  int columns = 0;
  for (int i = 0; i < model->queues.wait_count; i++) {
    const Wait *wait = &model->queues.waits[i];
    Capsule box;
    if (queue_is_narrow(wait->queue) || !capsule_make(&box, self, wait))
      continue;
    int need = 0;
    for (int line = 0; line < box.lines; line++)
      need =
          columns_of(box.text[line]) > need ? columns_of(box.text[line]) : need;
    if (wait->cancel_row != NOBODY && need < (int)strlen("cancelled"))
      need = (int)strlen("cancelled");
    if (wait->slot == CROWD && need < (int)strlen("99999 more"))
      need = (int)strlen("99999 more");
    columns = need > columns ? need : columns;
  }
  return mono_width(columns, CAPTION_SIZE) + 11;
}

// Nothing moves between the narrow boxes and the lanes, so they stand leftmost.
// What stands above them keeps clear of what stands above the next queue.
static double place_narrow(Page *self, double x, int queue, const int *slots) {
  int next = queue == FILE_QUEUE && slots[LINE_QUEUE] ? LINE_QUEUE
             : slots[HEAP_QUEUE]                      ? HEAP_QUEUE
                                                      : READY_QUEUE;
  double beside = fmax(slots[next] * self->slot_width + 6, QUEUE_LEAST);
  double heads = queue_head_width(queue) + queue_head_width(next);
  self->queue_left[queue] = self->queue_right[queue] = x;
  self->narrow_words[queue] = x + 5 + slots[queue] * LINE_SLOT;
  if (!slots[queue])
    return x;
  double words = mono_width(line_columns(self, queue), CAPTION_SIZE);
  double width = fmax(self->narrow_words[queue] + words + 2 - x, QUEUE_LEAST);
  self->queue_right[queue] = x + width;
  return x + width + fmax(4, (heads - width - beside) / 2 + 8);
}

// The lanes begin behind the queues, so boxes are narrow where many stand side
// by side.
static double place_queues(Page *self, double x) {
  int slots[QUEUES];
  count_slots(self, slots);
  bool alone = slots[0] <= 1 && slots[1] <= 1;
  self->capsule_columns = alone ? 16 : slots[0] + slots[1] <= 12 ? 9 : 8;
  self->slot_width = slot_width(self);
  self->many_lines = line_is_one_of_many(self->model);
  x = place_narrow(self, x, FILE_QUEUE, slots);
  x = place_narrow(self, x, LINE_QUEUE, slots);
  for (int queue = 0; queue < LINE_QUEUE; queue++) {
    double width = slots[queue] * self->slot_width + 6;
    self->queue_left[queue] = self->queue_right[queue] = x;
    if (!slots[queue])
      continue;
    x += fmax(width, QUEUE_LEAST);
    self->queue_right[queue] = x;
    x += queue == HEAP_QUEUE ? QUEUE_GAP : 0;
  }
  return x;
}

static double place_lanes(Page *self, double x) {
  const Lanes *lanes = &self->model->lanes;
  Arena *arena = &self->model->run.arena;
  const double *gaps = gap_widths(self);
  size_t count = (size_t)lanes->count;
  self->lane_x = arena_array(arena, count + 1, sizeof(double));
  double half = 0;
  for (int i = 0; i < lanes->count; i++) {
    double left = half;
    half = chip_width(&lanes->all[i]) / 2 + 2;
    // Behind the heading of the queue, which may be wider than the queue.
    if (i == 0)
      x += fmax(half + (lanes->loop ? 20 : 0), gaps[0]) + (lanes->loop ? 4 : 0);
    else
      x += fmax(fmax(left + half + 12, gaps[i]), lanes->loop ? 64 : 130);
    self->lane_x[i] = x;
  }
  return x + fmax(half, gaps[lanes->count]) + 6;
}

static double place_sources(Page *self, double x) {
  const Run *run = &self->model->run;
  double width = 0;
  for (int i = 0; i < run->event_count && !run->no_sources; i++) {
    char words[MARGIN_WORDS];
    if (*source_words(words, &run->events[i]))
      width = fmax(width, mono_room(words, CAPTION_SIZE));
  }
  if (width > 0 && self->missing_row != NOBODY)
    width = fmax(width, missing_width());
  self->src_left = x;
  return x + width;
}

void page_lay_out(Page *self, Model *model, PageRows rows) {
  *self = (Page){.model = model, .rows = rows, .left = -8};
  self->missing_row = missing_row(self);
  double x = model->lanes.loop ? place_gutter(self) : 0;
  x = place_numbers(self, x);
  if (model->lanes.loop)
    x = place_queues(self, x);
  x = place_lanes(self, x);
  x = place_prints(self, x);
  x = place_sources(self, x);
  x = place_verdict(self, x);
  double page = fmax(x, 300) + 8 - self->left;
  self->right = self->left + fmax(page, title_width(self, page));
  self->top = HEAD_HEIGHT + title_extra(self);
  measure_verdict(self);
}
