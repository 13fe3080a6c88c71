#include "draw_head.h"

#include "chip.h"
#include "dot_text.h"
#include "font.h"

#include <math.h>

static const char *const queue_names[] = {"timer heap", "ready queue",
                                          "in line", "files"};
// A handle takes the first slot that is free: its place says nothing.
static const char *const queue_notes[] = {
    "smallest time first", "oldest box first", "oldest box first", "watched"};

double queue_head_width(int queue) {
  return fmax(sans_width(queue_names[queue], 10, true),
              sans_width(queue_notes[queue], 10, false));
}

static void draw_heads(Page *self, const char *prefix, double y, bool foot) {
  const Lanes *lanes = &self->model->lanes;
  for (int i = 0; i < lanes->count; i++) {
    chip_open(self->out, prefix, i, &lanes->all[i],
              (Point){self->lane_x[i], y});
    dot_class(self->out, foot ? "head foot" : "head", NULL, 0);
    dot_id(self->out, prefix, i);
    dot_close(self->out);
  }
  for (int queue = 0; lanes->loop && queue < QUEUES; queue++) {
    double left = self->queue_left[queue], right = self->queue_right[queue];
    double x = (left + right) / 2;
    if (!page_has_queue(self, queue))
      continue;
    dot_node(self->out, foot ? "fq" : "hq", queue, "plaintext", (Point){x, y},
             fmax(right - left, 90), CHIP_HEIGHT);
    dot_chip_label(self->out, x, queue_names[queue], "", queue_notes[queue],
                   10);
    dot_class(self->out, foot ? "qhead foot" : "qhead", NULL, 0);
    dot_close(self->out);
  }
}

// ---------------------------------------------------------------- title

static void add_page_number(Buffer *to, const Page *self) {
  const PageRows *rows = &self->rows;
  if (rows->of > 1 || rows->excerpt) {
    buffer_add(to, "  (");
    if (!rows->excerpt) {
      buffer_add(to, "page ");
      buffer_long(to, rows->number);
      buffer_add(to, " of ");
      buffer_long(to, rows->of);
      buffer_add(to, ": ");
    }
    buffer_add(to, "events ");
    buffer_long(to, self->model->replay.first_in[rows->first] + 1);
    buffer_add(to, " to ");
    buffer_long(to, self->model->replay.first_in[rows->end]);
    buffer_char(to, ')');
  }
}

// Release the text.
static Buffer title_of(const Page *self) {
  Buffer title = {0};
  buffer_add(&title, self->model->run.title);
  add_page_number(&title, self);
  return title;
}

static double draw_title(const Page *self, Buffer *out) {
  Buffer title = title_of(self);
  double extra = dot_title(out, self->left, self->right - self->left,
                           title.bytes, self->model->run.subtitle);
  buffer_release(&title);
  return extra;
}

double title_width(const Page *self, double page) {
  Buffer title = title_of(self);
  double width = dot_title_width(page, title.bytes, self->model->run.subtitle);
  buffer_release(&title);
  return width;
}

double title_extra(const Page *self) { return draw_title(self, NULL); }

void draw_head(Page *self) {
  double foot = page_bottom(self) + self->verdict_height + 24;
  dot_comment(self->out, "Heads and title.");
  draw_heads(self, "head", self->top - 24, false);
  if (page_is_long(self))
    draw_heads(self, "foot", foot, true);
  draw_title(self, self->out);
}
