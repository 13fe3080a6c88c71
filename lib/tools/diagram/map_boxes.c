#include "map_boxes.h"

#include "dot_text.h"
#include "font.h"
#include "map_words.h"
#include "palette.h"
#include "text_width.h"
#include "words_sentence.h"

static int colour_of(const MapPage *self, const MapBox *box) {
  if (box->actor == NOBODY)
    return INK;
  return self->model->run.actors[box->actor].colour;
}

static void put_tooltip(MapPage *self, Buffer *out, const MapBox *box) {
  const Run *run = &self->model->run;
  buffer_add(out, ", tooltip=\"");
  for (int i = box->event; i <= box->last && i < box->event + 12; i++) {
    Buffer sentence = {0};
    sentence_add(&sentence, run, &run->events[i]);
    buffer_dot(out, sentence.bytes);
    buffer_add(out, i < box->last ? "\\n" : "");
    buffer_release(&sentence);
  }
  buffer_char(out, '"');
}

static void draw_run_words(MapPage *self, Buffer *out, const MapBox *box,
                           long number) {
  char words[MAP_WORDS];
  double x = self->lane_x[box->lane], y = map_box_y(self, box);
  double room = map_box_width(self, box->lane) - 18;
  bool printed = box->printed != NOBODY;
  box_words(words, self, box);
  double width = mono_width(columns_of(words), 10) + 8;
  dot_node(out, "words", number, printed ? "box" : "plaintext",
           (Point){x + 8, y}, printed ? width : room, 14);
  if (printed) {
    dot_attribute(out, "style", "filled");
    dot_attribute(out, "fillcolor", TEXT_COLOUR);
  }
  buffer_add(out, ", label=\"");
  buffer_dot(out, words);
  buffer_add(out, "\", fontsize=10");
  dot_attribute(out, "fontcolor", printed ? PAPER_COLOUR : MUTED_COLOUR);
  dot_class(out, printed ? "chip" : "outcome", NULL, 0);
  dot_close(out);
}

static void draw_run(MapPage *self, Buffer *out, const MapBox *box,
                     long number) {
  int colour = colour_of(self, box);
  long seq = box->event + 1;
  double x = self->lane_x[box->lane], y = map_box_y(self, box);
  double half = map_box_width(self, box->lane) / 2;
  dot_box(out, "run", number,
          (Box){x - half, y - MAP_BOX_HEIGHT / 2.0, x + half,
                y + MAP_BOX_HEIGHT / 2.0});
  dot_attribute(out, "fillcolor", colour_tint[colour]);
  dot_attribute(out, "color", colour_line[colour]);
  buffer_add(out, ", penwidth=1.4");
  dot_id(out, "run", seq);
  dot_class(out, "run", NULL, seq);
  put_tooltip(self, out, box);
  dot_close(out);
  dot_node(out, "order", number, "circle", (Point){x - half + 9, y}, 14, 14);
  dot_attribute(out, "style", "filled");
  dot_attribute(out, "fillcolor", colour_fill[colour]);
  buffer_add(out, ", label=\"");
  buffer_long(out, box->order);
  buffer_add(out, box->order > 99 ? "\", fontsize=6" : "\", fontsize=10");
  dot_attribute(out, "fontcolor", colour_badge[colour]);
  dot_class(out, "order", NULL, 0);
  dot_close(out);
  draw_run_words(self, out, box, number);
}

static void draw_main(MapPage *self, Buffer *out, const MapBox *box,
                      long number) {
  double x = self->lane_x[box->lane], y = map_box_y(self, box);
  dot_node(out, "run", number, "box", (Point){x, y},
           map_box_width(self, box->lane), MAP_BOX_HEIGHT);
  dot_attribute(out, "style", "filled");
  dot_attribute(out, "fillcolor", colour_fill[INK]);
  dot_attribute(out, "label", "main()");
  dot_attribute(out, "fontcolor", PAPER_COLOUR);
  dot_id(out, "run", box->event + 1);
  dot_class(out, "run", NULL, box->event + 1);
  put_tooltip(self, out, box);
  dot_close(out);
}

static void draw_ghost(MapPage *self, Buffer *out, const MapBox *box,
                       long number) {
  Buffer words = {0};
  buffer_add(&words, box->kind == CANCELLED_BOX ? "cancelled" : "waits");
  if (box->count > 1) {
    buffer_add(&words, " x");
    buffer_long(&words, box->count);
  }
  dot_node(out, "ghost", number, "box",
           (Point){self->lane_x[box->lane], map_box_y(self, box)}, 58, 16);
  dot_attribute(out, "style", "dashed");
  dot_attribute(out, "color", MUTED_COLOUR);
  buffer_add(out, ", penwidth=1");
  dot_attribute(out, "label", words.bytes);
  dot_attribute(out, "fontcolor", MUTED_COLOUR);
  buffer_add(out, ", fontsize=10");
  dot_class(out, "ghost", NULL, box->event + 1);
  dot_close(out);
  buffer_release(&words);
}

static void draw_missing(MapPage *self, Buffer *out, const MapBox *box) {
  double width = map_box_width(self, box->lane);
  dot_node(out, "missing", 0, "box",
           (Point){self->lane_x[box->lane], map_box_y(self, box)}, width,
           MAP_BOX_HEIGHT);
  dot_attribute(out, "style", "filled,dashed");
  dot_attribute(out, "fillcolor", PAPER_COLOUR);
  dot_attribute(out, "color", ERROR_COLOUR);
  buffer_add(out, ", penwidth=1.4");
  dot_attribute(out, "label", "expected");
  dot_attribute(out, "fontcolor", TEXT_COLOUR);
  buffer_add(out, ", fontsize=10");
  dot_class(out, "chip", "missing", self->model->run.verdict.missing.seq);
  dot_close(out);
}

// The bar of a thread that works, from where the job began to where it ends, or
// the map does.
static void draw_work(MapPage *self, Buffer *out, const MapBox *box,
                      long number) {
  bool ends = box->began != NOBODY;
  const MapBox *began = ends ? &self->boxes[box->began] : box;
  const MapRow *last = &self->rows[self->row_count - 1];
  double x = self->lane_x[box->lane], half = MAP_BOX_HEIGHT / 2.0;
  double bottom = ends ? map_box_y(self, box) - half : last->top + last->height;
  dot_box(out, "work", number,
          (Box){x - 4, map_box_y(self, began) + half, x + 4, bottom});
  dot_attribute(out, "fillcolor", colour_fill[colour_of(self, box)]);
  dot_class(out, "work", NULL, box->event + 1);
  dot_close(out);
}

static void draw_job(MapPage *self, Buffer *out, const MapBox *box,
                     long number) {
  int colour = colour_of(self, box);
  char words[MAP_WORDS];
  if (!box->over)
    draw_work(self, out, box, number);
  dot_node(out, "run", number, "box",
           (Point){self->lane_x[box->lane], map_box_y(self, box)},
           map_box_width(self, box->lane), MAP_BOX_HEIGHT);
  dot_attribute(out, "style", "filled");
  dot_attribute(out, "fillcolor", colour_tint[colour]);
  dot_attribute(out, "color", colour_line[colour]);
  buffer_add(out, ", penwidth=1.4, fontsize=10, label=\"");
  buffer_dot(out, box_words(words, self, box));
  buffer_char(out, '"');
  dot_attribute(out, "fontcolor", TEXT_COLOUR);
  dot_id(out, "run", box->event + 1);
  dot_class(out, "run", NULL, box->event + 1);
  put_tooltip(self, out, box);
  dot_close(out);
}

void map_draw_boxes(MapPage *self, Buffer *out) {
  dot_comment(out, "Callback runs.");
  for (int i = 0; i < self->box_count; i++) {
    const MapBox *box = &self->boxes[i];
    if (box->kind == MAIN_BOX)
      draw_main(self, out, box, i);
    else if (box->kind == RUN_BOX)
      draw_run(self, out, box, i);
    else if (box->kind == JOB_BOX)
      draw_job(self, out, box, i);
    else if (box->kind == MISSING_BOX)
      draw_missing(self, out, box);
    else
      draw_ghost(self, out, box, i);
  }
}
