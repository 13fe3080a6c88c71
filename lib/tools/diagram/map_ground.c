#include "map_ground.h"

#include "dot_text.h"
#include "palette.h"
#include "words_margin.h"

#include <string.h>

static void draw_row_words(MapPage *self, Buffer *out, int index, bool first) {
  const MapRow *row = &self->rows[index];
  const RunEvent *events = self->model->run.events;
  const RunEvent *event = &events[row->event];
  char words[MARGIN_WORDS];
  Point at = {self->left + 6, row->top + 17};
  Style small = {10, MUTED_COLOUR, AT_LEFT, false};
  Style bold = {10, TEXT_COLOUR, AT_LEFT, true};
  double before = index ? events[self->rows[index - 1].event].t : -1;
  if (row->waiting || row->main)
    strcpy(words, row->waiting ? "never run" : "main()");
  else
    iteration_words(words, event, false);
  if (first) {
    dot_sans(out, "it", index, at, words, small);
    dot_class(out, "iter", NULL, 0);
    dot_close(out);
  }
  if (row->waiting || (index && event->t == before))
    return;
  at.y += 15;
  dot_sans(out, "t", index, at, clock_words(words, event), bold);
  dot_class(out, "clock", NULL, 0);
  dot_close(out);
}

static bool same_group(const MapRow *a, const MapRow *b) {
  return a->iter == b->iter && a->main == b->main && a->waiting == b->waiting;
}

static void draw_band(MapPage *self, Buffer *out, int first, int end) {
  const MapRow *last = &self->rows[end - 1];
  dot_box(out, "band", first,
          (Box){self->left, self->rows[first].top, self->right,
                last->top + last->height});
  dot_attribute(out, "fillcolor", BAND_COLOUR);
  dot_class(out, "band", NULL, 0);
  dot_close(out);
}

static void draw_guides(MapPage *self, Buffer *out) {
  const MapRow *last = &self->rows[self->row_count - 1];
  for (int i = 0; i < self->model->lanes.count; i++) {
    double x = self->lane_x[i];
    Point line[] = {{x, self->top - 3}, {x, last->top + last->height}};
    if (x == 0)
      continue;
    dot_line(out, "guide", i, line, 2, NULL, 0);
    dot_attribute(out, "color", GUIDE_COLOUR);
    dot_attribute(out, "penwidth", "1");
    dot_class(out, "guide", NULL, 0);
    dot_close(out);
  }
}

void map_draw_ground(MapPage *self, Buffer *out) {
  dot_comment(out, "Bands, guides and the clock.");
  if (!self->row_count)
    return;
  const RunEvent *events = self->model->run.events;
  bool odd = false;
  for (int i = 0, next; i < self->row_count; i = next, odd = !odd) {
    next = i + 1;
    while (next < self->row_count &&
           same_group(&self->rows[i], &self->rows[next]))
      next++;
    if (!odd)
      draw_band(self, out, i, next);
  }
  draw_guides(self, out);
  for (int i = 0; i < self->row_count; i++) {
    const MapRow *row = &self->rows[i];
    bool first = i == 0 || !same_group(row, row - 1);
    if (i && !row->waiting && events[row->event].t != events[row[-1].event].t) {
      Point line[] = {{self->left, row->top}, {self->right, row->top}};
      dot_line(out, "cut", i, line, 2, NULL, 0);
      dot_attribute(out, "color", TEXT_COLOUR);
      dot_attribute(out, "penwidth", "1.2");
      dot_class(out, "cut", NULL, 0);
      dot_close(out);
    }
    draw_row_words(self, out, i, first);
  }
}
