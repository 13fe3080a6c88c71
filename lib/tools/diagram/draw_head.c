// Above the lanes: the title, and a chip with every lane's name.

#include "draw.h"

#include <math.h>
#include <string.h>

enum { CHIP_NAME = 24, CHIP_NOTE = 28 };

static void chip_words(const Lane *lane, char name[120], char note[140]) {
  cut_to(name, 120, *lane->label ? lane->label : " ", CHIP_NAME);
  cut_to(note, 140, lane->note, CHIP_NOTE);
}

double chip_width(const Lane *lane) {
  char name[120], note[140];
  chip_words(lane, name, note);
  double wide = fmax(sans_room(name, 11, true), sans_room(note, 8, false));
  return fmax(wide, 42) + 6;
}

void draw_chip(Buffer *out, const char *prefix, int number, const Lane *lane,
               Point centre) {
  char name[120], note[140];
  chip_words(lane, name, note);
  dot_node(out, prefix, number, "box", centre, chip_width(lane), CHIP_HEIGHT);
  dot_attribute(out, "style", "filled,rounded");
  dot_attribute(out, "fillcolor", colour_tint[lane->colour]);
  dot_attribute(out, "color", colour_line[lane->colour]);
  dot_attribute(out, "penwidth", "1.2");
  dot_chip_label(out, name, note, 11);
}

static void draw_heads(Sheet *self, const char *prefix, double y, bool foot) {
  static const char *const queue_names[] = {"timer heap", "ready queue"};
  static const char *const queue_notes[] = {"earliest first",
                                            "first in, first out"};
  const Lanes *lanes = &self->model->lanes;
  for (int i = 0; i < lanes->count; i++) {
    draw_chip(self->out, prefix, i, &lanes->all[i],
              (Point){self->lane_x[i], y});
    dot_class(self->out, foot ? "head foot" : "head", NULL, 0);
    dot_id(self->out, prefix, i);
    dot_close(self->out);
  }
  for (int queue = 0; lanes->loop && queue < QUEUES; queue++) {
    double left = self->queue_left[queue], right = self->queue_right[queue];
    dot_node(self->out, foot ? "fq" : "hq", queue, "plaintext",
             (Point){(left + right) / 2, y}, fmax(right - left, 90),
             CHIP_HEIGHT);
    dot_chip_label(self->out, queue_names[queue], queue_notes[queue], 10);
    dot_class(self->out, foot ? "qhead foot" : "qhead", NULL, 0);
    dot_close(self->out);
  }
}

// ---------------------------------------------------------------- title

static void add_page_number(Buffer *to, const Sheet *self) {
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

static double draw_title(const Sheet *self, Buffer *out) {
  double width = self->right - self->left;
  Buffer title = {0};
  buffer_add(&title, self->model->run.title);
  add_page_number(&title, self);
  double extra =
      dot_title(out, self->left, width, title.bytes, self->model->run.subtitle);
  buffer_release(&title);
  return extra;
}

double title_extra(const Sheet *self) { return draw_title(self, NULL); }

void draw_head(Sheet *self) {
  double foot = sheet_bottom(self) + self->verdict_height + 24;
  dot_comment(self->out, "Heads and title.");
  draw_heads(self, "head", self->top - 24, false);
  if (self->rows.end - self->rows.first > LONG_SHEET)
    draw_heads(self, "foot", foot, true);
  draw_title(self, self->out);
}
