#include "draw_legend.h"

#include "dot_text.h"
#include "font.h"

#include <math.h>

typedef struct Legend {
  Page *page;
  double x, y;
  int items;
} Legend;

enum { LEGEND_LINE = 20, ITEM_GAP = 20 };
static const double legend_size = 8.5;

// Makes room for an item: its mark, `width` wide, and its words. Returns where
// the mark begins; the words are written.
static Point legend_item(Legend *self, double width, const char *words) {
  double whole = width + 6 + sans_width(words, legend_size, false);
  Page *page = self->page;
  if (self->x + whole > page->right && self->x > page->left) {
    self->x = page->left;
    self->y += LEGEND_LINE;
  }
  Point at = {self->x, self->y};
  dot_sans(page->out, "legend_text", self->items++,
           (Point){at.x + width + 6, at.y}, words,
           (Style){legend_size, MUTED_COLOUR, AT_LEFT, false});
  dot_class(page->out, "legend", NULL, 0);
  dot_close(page->out);
  self->x += whole + ITEM_GAP;
  return at;
}

static void close_item(Legend *self) {
  dot_class(self->page->out, "legend", NULL, 0);
  dot_close(self->page->out);
}

static void bar_item(Legend *self, const char *fill, const char *words) {
  Point at = legend_item(self, 10, words);
  dot_box(self->page->out, "legend", self->items,
          (Box){at.x, at.y - 7, at.x + BAR_WIDTH, at.y + 7});
  dot_attribute(self->page->out, "fillcolor", fill);
  dot_attribute(self->page->out, "color", colour_line[INK]);
  dot_attribute(self->page->out, "penwidth", "1.2");
  close_item(self);
}

static void life_item(Legend *self, const char *style, const char *width,
                      const char *words) {
  Point at = legend_item(self, 10, words);
  Point line[] = {{at.x + 4, at.y - 8}, {at.x + 4, at.y + 8}};
  dot_line(self->page->out, "legend", self->items, line, 2, NULL, 0);
  dot_attribute(self->page->out, "style", style);
  dot_attribute(self->page->out, "color", colour_line[INK]);
  dot_attribute(self->page->out, "penwidth", width);
  close_item(self);
}

static void arrow_item(Legend *self, const char *head, const char *style,
                       const char *colour, const char *width,
                       const char *words) {
  Point at = legend_item(self, 28, words);
  Point line[] = {{at.x, at.y}, {at.x + 28, at.y}};
  dot_line(self->page->out, "legend", self->items, line, 2, head,
           head && *head == 't' ? 2 : 7);
  dot_attribute(self->page->out, "style", style);
  dot_attribute(self->page->out, "color", colour);
  dot_attribute(self->page->out, "penwidth", width);
  close_item(self);
}

static void shape_item(Legend *self, const char *shape, const char *fill,
                       double width, double height, const char *words) {
  Point at = legend_item(self, width, words);
  dot_node(self->page->out, "legend", self->items, shape,
           (Point){at.x + width / 2, at.y}, width, height);
  dot_attribute(self->page->out, "style", "filled");
  dot_attribute(self->page->out, "fillcolor", fill);
  dot_attribute(self->page->out, "color", colour_line[INK]);
  buffer_add(self->page->out, ", penwidth=1.2");
  close_item(self);
}

static void print_item(Legend *self) {
  Point at = legend_item(self, 26, "printed");
  dot_box(self->page->out, "legend", self->items,
          (Box){at.x, at.y - 6.5, at.x + 26, at.y + 6.5});
  dot_attribute(self->page->out, "fillcolor", TEXT_COLOUR);
  dot_attribute(self->page->out, "label", "abc");
  dot_attribute(self->page->out, "fontcolor", PAPER_COLOUR);
  buffer_add(self->page->out, ", fontsize=8");
  close_item(self);
}

// ---------------------------------------------------------------- what occurs

typedef struct Occurs {
  bool verbs[VERBS];
  bool states[GONE + 1]; // GONE: something ended on this page
} Occurs;

static Occurs what_occurs(const Page *self) {
  const Replay *replay = &self->model->replay;
  int to = replay->first_in[self->rows.end];
  Occurs occurs = {0};
  double top, bottom;
  for (int i = replay->first_in[self->rows.first]; i < to; i++)
    occurs.verbs[self->model->run.events[i].verb] = true;
  for (int i = 0; i < replay->span_count; i++) {
    const Span *span = &replay->spans[i];
    occurs.states[span->state] |=
        page_clip(self, span->from, span->to, &top, &bottom) &&
        bottom - top > 0.5;
  }
  for (int i = 0; i < replay->mark_count; i++)
    occurs.states[GONE] |=
        replay->marks[i].state == GONE && row_is_on(self, replay->marks[i].row);
  return occurs;
}

static void lane_items(Legend *self, const Occurs *occurs) {
  if (occurs->states[RUNNING])
    bar_item(self, colour_fill[INK], "running");
  if (occurs->states[CALLING])
    bar_item(self, PAPER_COLOUR, "waiting for its callee");
  if (occurs->states[PAUSED])
    life_item(self, "dotted", "1.6", "suspended");
  if (occurs->states[READY])
    life_item(self, "solid", "1.3", "ready to run");
  if (occurs->states[GONE])
    shape_item(self, "box", colour_line[INK], 14, 2.6, "finished");
}

static void arrow_items(Legend *self, const Occurs *occurs) {
  const bool *verbs = occurs->verbs;
  const char *ink = colour_line[INK];
  if (verbs[TRACE_NEXT] || verbs[TRACE_SEND] || verbs[TRACE_CLOSE] ||
      verbs[TRACE_RUN])
    arrow_item(self, "normal", "solid", ink, "2", "resume, call");
  if (verbs[TRACE_YIELD] || verbs[TRACE_RETURN])
    arrow_item(self, "vee", "solid", ink, "1.2",
               verbs[TRACE_YIELD] ? "yield, return" : "return");
  if (verbs[TRACE_THROW] || verbs[TRACE_RAISE])
    arrow_item(self, "normal", "solid", ERROR_COLOUR ":" ERROR_COLOUR, "1.3",
               "exception");
  if (verbs[TRACE_REFUSED])
    arrow_item(self, "tee", "solid", ERROR_COLOUR, "1.6", "refused");
  if (verbs[TRACE_CALL_SOON] || verbs[TRACE_CALL_LATER] || verbs[TRACE_DUE])
    arrow_item(self, "vee", "dashed", ink, "1.2", "handle moves");
  if (verbs[TRACE_CANCEL] || verbs[TRACE_DROP])
    arrow_item(self, "tee", "dashed", ink, "1.2", "cancel");
}

static void mark_items(Legend *self, const Occurs *occurs) {
  if (occurs->verbs[TRACE_ADD_DONE_CALLBACK])
    shape_item(self, "square", PAPER_COLOUR, 8, 8, "done callback");
  if (occurs->verbs[TRACE_SET_RESULT])
    shape_item(self, "square", colour_line[INK], 8, 8, "result");
  if (occurs->verbs[TRACE_PRINT])
    print_item(self);
}

void draw_legend(Page *self) {
  bool feet = page_is_long(self);
  Legend legend = {self, self->left, 0, 0};
  Occurs occurs = what_occurs(self);
  legend.y = page_bottom(self) + self->verdict_height + (feet ? 52 : 24);
  dot_comment(self->out, "Legend.");
  lane_items(&legend, &occurs);
  arrow_items(&legend, &occurs);
  mark_items(&legend, &occurs);
}
