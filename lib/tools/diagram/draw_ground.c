#include "draw_ground.h"

#include "dot.h"
#include "draw_verdict.h"

static void band(Page *self, const char *prefix, long number, int from,
                 int to) {
  from = from < self->rows.first ? self->rows.first : from;
  to = to > self->rows.end ? self->rows.end : to;
  if (from >= to)
    return;
  dot_box(
      self->out, prefix, number,
      (Box){self->left, row_top(self, from), self->right, row_top(self, to)});
  dot_attribute(self->out, "fillcolor", BAND_COLOUR);
  dot_class(self->out, "band", NULL, 0);
  dot_close(self->out);
}

// Every other iteration has a band; without a loop, every other row.
static void draw_bands(Page *self) {
  const Replay *replay = &self->model->replay;
  const Run *run = &self->model->run;
  if (!self->model->lanes.loop) {
    for (int row = self->rows.first; row < self->rows.end; row++)
      if (row % 2 == 0)
        band(self, "zebra", row, row, row + 1);
    return;
  }
  bool odd = false;
  for (int row = 0, next; row < replay->row_count; row = next, odd = !odd) {
    next = row + 1;
    while (next < replay->row_count && !replay_begins(replay, run, next))
      next++;
    if (!odd)
      band(self, "band", row, row, next);
  }
}

static void draw_tapes(Page *self) {
  for (int queue = 0; queue < QUEUES; queue++) {
    if (!page_has_queue(self, queue))
      continue;
    dot_box(self->out, "tape", queue,
            (Box){self->queue_left[queue], self->top - 5,
                  self->queue_right[queue], page_bottom(self) + 5});
    dot_attribute(self->out, "fillcolor", TAPE_COLOUR);
    dot_class(self->out, "tape", NULL, 0);
    dot_close(self->out);
  }
}

static bool clock_moved(const Run *run, int index) {
  const RunEvent *event = &run->events[index];
  return index > 0 && event[-1].t != event->t;
}

static void draw_cuts(Page *self) {
  const Model *model = self->model;
  int from = model->replay.first_in[self->rows.first];
  int to = model->replay.first_in[self->rows.end];
  for (int i = from; i < to; i++) {
    if (!clock_moved(&model->run, i))
      continue;
    double y = row_top(self, model->replay.row_of[i]);
    sign_drawn(&self->signs, SIGN_CUT, TEXT_COLOUR);
    Point line[] = {{self->left, y}, {self->right, y}};
    dot_line(self->out, "cut", model->run.events[i].seq, line, 2, NULL, 0);
    dot_attribute(self->out, "color", TEXT_COLOUR);
    dot_class(self->out, "cut", NULL, 0);
    dot_close(self->out);
  }
}

static void draw_guides(Page *self) {
  bool feet = page_is_long(self);
  double bottom = page_bottom(self) + (feet && !has_final_row(self) ? 3 : 0);
  for (int i = 0; i < self->model->lanes.count; i++) {
    double x = self->lane_x[i];
    Point line[] = {{x, self->top - 3}, {x, bottom}};
    dot_line(self->out, "guide", i, line, 2, NULL, 0);
    dot_attribute(self->out, "color", GUIDE_COLOUR);
    dot_attribute(self->out, "penwidth", "1");
    dot_class(self->out, "guide", NULL, 0);
    dot_close(self->out);
  }
}

void draw_ground(Page *self) {
  bool loop = self->model->lanes.loop;
  dot_comment(self->out, loop ? "Bands: the iterations of the loop."
                              : "Bands: every other row.");
  draw_bands(self);
  if (loop) {
    dot_comment(self->out, "The queues, and cuts where the clock moved.");
    draw_tapes(self);
    draw_cuts(self);
  }
  dot_comment(self->out, "Guides of the lanes.");
  draw_guides(self);
}
