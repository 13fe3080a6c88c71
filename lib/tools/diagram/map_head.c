#include "map_head.h"

#include "chip.h"
#include "dot_text.h"

typedef struct Words {
  Buffer title, subtitle;
} Words;

static bool has_jobs(const MapPage *self) {
  for (int i = 0; i < self->box_count; i++)
    if (self->boxes[i].kind == JOB_BOX)
      return true;
  return false;
}

// Release both.
static Words words_of(const MapPage *self) {
  Words words = {{0}, {0}};
  buffer_add(&words.title, "Map: ");
  buffer_add(&words.title, self->model->run.title);
  buffer_add(&words.subtitle,
             "one box per callback run, numbered in running order; "
             "solid = call_soon (next iteration), dashed = call_later");
  if (has_jobs(self))
    buffer_add(&words.subtitle, "; a bar is a thread that works on a job");
  if (self->cut)
    buffer_add(&words.subtitle, "; this is only the beginning of a longer run");
  return words;
}

static double put_title(const MapPage *self, Buffer *out) {
  Words words = words_of(self);
  double extra = dot_title(out, self->left, self->right - self->left,
                           words.title.bytes, words.subtitle.bytes);
  buffer_release(&words.title);
  buffer_release(&words.subtitle);
  return extra;
}

double map_title_width(const MapPage *self, double page) {
  Words words = words_of(self);
  double width = dot_title_width(page, words.title.bytes, words.subtitle.bytes);
  buffer_release(&words.title);
  buffer_release(&words.subtitle);
  return width;
}

double map_title_extra(const MapPage *self) { return put_title(self, NULL); }

void map_draw_head(MapPage *self, Buffer *out) {
  const Lanes *lanes = &self->model->lanes;
  dot_comment(out, "Heads and title.");
  for (int i = 0; i < lanes->count; i++) {
    if (self->lane_x[i] == 0)
      continue;
    chip_open(out, "head", i, &lanes->all[i],
              (Point){self->lane_x[i], self->top - 24});
    dot_class(out, "head", NULL, 0);
    dot_close(out);
  }
  put_title(self, out);
}
