#include "draw_events.h"

#include "draw_ties.h"
#include "font.h"
#include "placed.h"
#include "words_value.h"

// ---------------------------------------------------------------- arrows

static void draw_message(Page *self, const PlacedEvent *placed) {
  Verb verb = placed->event->verb;
  bool in = verb_goes_in(verb);
  bool error = event_throws(placed->event) || verb == TRACE_RAISE;
  Sign sign = in      ? error ? SIGN_THROWN : SIGN_IN
              : error ? SIGN_RAISED
                      : SIGN_OUT;
  const char *colour = error ? ERROR_COLOUR ":" ERROR_COLOUR : placed->colour;
  sign_drawn(&self->signs, sign, colour);
  self->signs.yields |= verb == TRACE_YIELD;
  open_arrow(self, placed, in ? "normal" : "vee", in ? 8 : 7, BAR_WIDTH / 2.0);
  dot_attribute(self->out, "color", colour);
  if (in)
    dot_attribute(self->out, "penwidth",
                  event_throws(placed->event) ? "1.3" : "2");
  dot_edge_label(self->out, &placed->label, beside_actor(self, placed));
  dot_close(self->out);
}

static void draw_create(Page *self, const PlacedEvent *placed) {
  sign_drawn(&self->signs, SIGN_TIE, placed->colour);
  open_arrow(self, placed, NULL, 0, 5);
  dot_attribute(self->out, "color", placed->colour);
  dot_attribute(self->out, "style", "dotted");
  dot_attribute(self->out, "penwidth", "1.4");
  dot_edge_label(self->out, &placed->label, beside_actor(self, placed));
  dot_close(self->out);
}

// A call that never reached the body, or a request to cancel: it ends at a
// bar across the line.
static void draw_stopped(Page *self, const PlacedEvent *placed) {
  bool refused = placed->event->verb == TRACE_REFUSED;
  sign_drawn(&self->signs, refused ? SIGN_REFUSED : SIGN_CANCELS,
             placed->colour);
  open_arrow(self, placed, "tee", 2, BAR_WIDTH / 2.0 + 2);
  dot_attribute(self->out, "color", placed->colour);
  dot_attribute(self->out, "style", refused ? "solid" : "dashed");
  dot_attribute(self->out, "penwidth", refused ? "1.6" : "1.2");
  dot_edge_label(self->out, &placed->label, beside_actor(self, placed));
  dot_close(self->out);
}

// A job goes to another thread, a letter comes from one: what crosses is a text
// and an address, and nobody is called.
static void draw_crossing(Page *self, const PlacedEvent *placed) {
  bool comes = placed->event->verb == TRACE_LETTER;
  int side = placed->target_x > placed->x ? 1 : -1;
  double here = placed->x + side * BAR_WIDTH / 2.0;
  double there = placed->target_x - side * BAR_WIDTH / 2.0;
  Point line[] = {{comes ? there : here, placed->arrow},
                  {comes ? here : there, placed->arrow}};
  const char *colour =
      comes ? line_of(self, placed->event->target) : placed->colour;
  sign_drawn(&self->signs, SIGN_CROSSES, colour);
  dot_line(self->out, "e", placed->event->seq, line, 2, "vee", 7);
  dot_id(self->out, "x", placed->event->seq);
  dot_class(self->out, "msg", placed->name, placed->event->seq);
  dot_attribute(self->out, "color", colour);
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "penwidth", "1.2");
  dot_edge_label(self->out, &placed->label, beside_actor(self, placed));
  dot_close(self->out);
}

// ---------------------------------------------------------------- marks

static void draw_print(Page *self, const PlacedEvent *placed) {
  char words[sizeof placed->label.value];
  int row = self->model->replay.row_of[placed->event->seq - 1];
  double room = self->print_end[row - self->rows.first] - placed->x - 24;
  int columns = (int)(room / mono_width(1, 10));
  cut_to(words, sizeof words, placed->label.value, columns < 6 ? 6 : columns);
  double width = mono_width(columns_of(words), 10) * 1.02 + 10;
  double left = placed->x + BAR_WIDTH / 2.0 + 6;
  sign_drawn(&self->signs, SIGN_PRINTED, TEXT_COLOUR);
  dot_node(self->out, "lb", placed->event->seq, "box",
           (Point){left + width / 2, placed->middle}, width, 15);
  dot_attribute(self->out, "style", "filled");
  dot_attribute(self->out, "fillcolor", TEXT_COLOUR);
  dot_attribute(self->out, "fontcolor", PAPER_COLOUR);
  buffer_add(self->out, ", label=\"");
  buffer_dot(self->out, words);
  buffer_char(self->out, '"');
  dot_class(self->out, "chip", placed->name, placed->event->seq);
  dot_close(self->out);
}

static void draw_local(Page *self, const PlacedEvent *placed) {
  // A job begins and ends with its bar.
  Verb verb = placed->event->verb;
  if (verb != TRACE_BEGIN && verb != TRACE_END)
    draw_local_mark(self, placed);
  if (placed->event->verb == TRACE_PRINT)
    draw_print(self, placed);
  else
    draw_label(self, placed,
               (Point){placed->x + BAR_WIDTH / 2.0 + 5, placed->middle},
               AT_LEFT);
}

// ---------------------------------------------------------------- all events

static void draw_event(Page *self, int index) {
  PlacedEvent placed = placed_event(self, index);
  Verb verb = placed.event->verb;
  bool crosses = placed.lane != placed.target_lane;
  if (placed.event->giver != NOBODY)
    draw_gift(self, &placed);
  if (verb == TRACE_DUE)
    draw_due(self, &placed);
  else if ((verb == TRACE_CANCEL && placed.event->h) || verb == TRACE_DROP)
    draw_reach(self, &placed);
  else if (verb_schedules(verb))
    draw_queue_label(self, &placed);
  else if (verb_is_of_done_callback(verb))
    draw_done_callback(self, &placed);
  else if (crosses && verb_is_message(verb))
    draw_message(self, &placed);
  else if (crosses && verb == TRACE_CREATE)
    draw_create(self, &placed);
  else if (crosses && verb == TRACE_SET_RESULT)
    draw_tie(self, &placed);
  else if (crosses && (verb == TRACE_SUBMIT || verb == TRACE_LETTER))
    draw_crossing(self, &placed);
  else if (crosses && (verb == TRACE_REFUSED || verb == TRACE_CANCEL))
    draw_stopped(self, &placed);
  else
    draw_local(self, &placed);
}

void draw_events(Page *self) {
  const int *first_in = self->model->replay.first_in;
  dot_comment(self->out, "Events.");
  for (int i = first_in[self->rows.first]; i < first_in[self->rows.end]; i++)
    draw_event(self, i);
}
