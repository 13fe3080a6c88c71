#include "map_head.h"

#include "chip.h"
#include "dot_text.h"

static double put_title(const MapPage *self, Buffer *out) {
  Buffer title = {0}, subtitle = {0};
  buffer_add(&title, "Map: ");
  buffer_add(&title, self->model->run.title);
  buffer_add(&subtitle, "one box per callback run, numbered in running order; "
                        "solid = call_soon (next iteration), "
                        "dashed = call_later");
  if (self->cut)
    buffer_add(&subtitle, "; this is only the beginning of a longer run");
  double extra = dot_title(out, self->left, self->right - self->left,
                           title.bytes, subtitle.bytes);
  buffer_release(&title);
  buffer_release(&subtitle);
  return extra;
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
