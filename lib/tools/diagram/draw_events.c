// The events: arrows between lanes, marks on bars, and their labels.

#include "draw.h"
#include "spot.h"
#include "words_label.h"
#include "words_value.h"

#include <string.h>

static Spot spot_of(const Sheet *self, int index) {
  const Model *model = self->model;
  const RunEvent *event = &model->run.events[index];
  const RunActor *actors = model->run.actors;
  int row = model->replay.row_of[index];
  Spot spot = {.event = event, .name = verb_name(event->verb)};
  spot.label = label_of(&model->lanes, &model->run, event);
  spot.lane = spot.target_lane = actors[event->actor].lane;
  if (event->target != NOBODY)
    spot.target_lane = actors[event->target].lane;
  spot.x = self->lane_x[spot.lane];
  spot.target_x = self->lane_x[spot.target_lane];
  spot.middle = row_middle(self, row);
  spot.arrow = row_arrow(self, row);
  spot.above = row_label(self, row);
  spot.colour =
      event_shows_error(event) ? ERROR_COLOUR : line_of(self, event->actor);
  return spot;
}

// The middle of the gap next to the actor, on the side of the target.
Point beside_actor(const Sheet *self, const Spot *spot) {
  int next = spot->target_lane > spot->lane ? spot->lane + 1 : spot->lane - 1;
  return (Point){(spot->x + self->lane_x[next]) / 2, spot->above};
}

// ---------------------------------------------------------------- arrows

// Opens an arrow from bar to bar; `short_of` is where it ends at the target.
void open_arrow(Sheet *self, const Spot *spot, const char *head, double length,
                double short_of) {
  int side = spot->target_x > spot->x ? 1 : -1;
  Point line[] = {{spot->x + side * BAR_WIDTH / 2.0, spot->arrow},
                  {spot->target_x - side * short_of, spot->arrow}};
  dot_line(self->out, "e", spot->event->seq, line, 2, head, length);
  dot_id(self->out, "x", spot->event->seq);
  dot_class(self->out, "msg", spot->name, spot->event->seq);
}

static void draw_message(Sheet *self, const Spot *spot) {
  Verb verb = spot->event->verb;
  bool in = verb_goes_in(verb);
  open_arrow(self, spot, in ? "normal" : "vee", in ? 8 : 7, BAR_WIDTH / 2.0);
  if (event_throws(spot->event) || verb == TRACE_RAISE)
    dot_attribute(self->out, "color", ERROR_COLOUR ":" ERROR_COLOUR);
  else
    dot_attribute(self->out, "color", spot->colour);
  if (in)
    dot_attribute(self->out, "penwidth",
                  event_throws(spot->event) ? "1.3" : "2");
  dot_edge_label(self->out, &spot->label, beside_actor(self, spot));
  dot_close(self->out);
}

static void draw_create(Sheet *self, const Spot *spot) {
  open_arrow(self, spot, NULL, 0, 5);
  dot_attribute(self->out, "color", spot->colour);
  dot_attribute(self->out, "style", "dotted");
  dot_attribute(self->out, "penwidth", "1.4");
  dot_edge_label(self->out, &spot->label, beside_actor(self, spot));
  dot_close(self->out);
}

// A call that never reached the body, or a request to cancel: it ends at a
// bar across the line.
static void draw_stopped(Sheet *self, const Spot *spot) {
  bool refused = spot->event->verb == TRACE_REFUSED;
  open_arrow(self, spot, "tee", 2, BAR_WIDTH / 2.0 + 2);
  dot_attribute(self->out, "color", spot->colour);
  dot_attribute(self->out, "style", refused ? "solid" : "dashed");
  dot_attribute(self->out, "penwidth", refused ? "1.6" : "1.2");
  dot_edge_label(self->out, &spot->label, beside_actor(self, spot));
  dot_close(self->out);
}

// ---------------------------------------------------------------- marks

void draw_spot(Sheet *self, const char *prefix, const char *shape, Point at,
               double size, long seq) {
  dot_node(self->out, prefix, seq, shape, at, size, size);
  dot_attribute(self->out, "style", "filled");
}

void close_spot(Sheet *self, const Spot *spot, const char *fill,
                const char *colour, const char *width) {
  dot_attribute(self->out, "fillcolor", fill);
  dot_attribute(self->out, "color", colour);
  dot_attribute(self->out, "penwidth", width);
  dot_class(self->out, "local", spot->name, spot->event->seq);
  dot_close(self->out);
}

void draw_local_mark(Sheet *self, const Spot *spot) {
  Verb verb = spot->event->verb;
  bool diamond = verb == TRACE_CANCEL || verb == TRACE_DROP ||
                 verb == TRACE_YIELD_FROM || verb == TRACE_REFUSED;
  draw_spot(self, "v", diamond ? "diamond" : "circle",
            (Point){spot->x, spot->middle}, diamond ? 8 : 6, spot->event->seq);
  dot_id(self->out, "v", spot->event->seq);
  close_spot(self, spot, PAPER_COLOUR, spot->colour, "1.2");
}

void draw_label(Sheet *self, const Spot *spot, Point at, Align align) {
  dot_label(self->out, "lb", spot->event->seq, at, &spot->label, align);
  dot_class(self->out, "lab", spot->name, spot->event->seq);
  dot_close(self->out);
}

static void draw_print(Sheet *self, const Spot *spot) {
  const char *words = spot->label.value;
  double width = mono_width(columns_of(words), 10) * 1.02 + 10;
  double left = spot->x + BAR_WIDTH / 2.0 + 6;
  dot_node(self->out, "lb", spot->event->seq, "box",
           (Point){left + width / 2, spot->middle}, width, 15);
  dot_attribute(self->out, "style", "filled");
  dot_attribute(self->out, "fillcolor", TEXT_COLOUR);
  dot_attribute(self->out, "fontcolor", PAPER_COLOUR);
  buffer_add(self->out, ", label=\"");
  buffer_dot(self->out, words);
  buffer_char(self->out, '"');
  dot_class(self->out, "chip", spot->name, spot->event->seq);
  dot_close(self->out);
}

static void draw_local(Sheet *self, const Spot *spot) {
  draw_local_mark(self, spot);
  if (spot->event->verb == TRACE_PRINT)
    draw_print(self, spot);
  else
    draw_label(self, spot, (Point){spot->x + BAR_WIDTH / 2.0 + 5, spot->middle},
               AT_LEFT);
}

// ---------------------------------------------------------------- all events

static void draw_event(Sheet *self, int index) {
  Spot spot = spot_of(self, index);
  Verb verb = spot.event->verb;
  bool crosses = spot.lane != spot.target_lane;
  if (verb == TRACE_DUE)
    draw_due(self, &spot);
  else if ((verb == TRACE_CANCEL && spot.event->h) || verb == TRACE_DROP)
    draw_reach(self, &spot);
  else if (verb_schedules(verb))
    draw_queue_label(self, &spot);
  else if (verb == TRACE_ADD_DONE_CALLBACK)
    draw_done_callback(self, &spot);
  else if (crosses && verb_is_message(verb))
    draw_message(self, &spot);
  else if (crosses && verb == TRACE_CREATE)
    draw_create(self, &spot);
  else if (crosses && verb == TRACE_SET_RESULT)
    draw_tie(self, &spot);
  else if (crosses && (verb == TRACE_REFUSED || verb == TRACE_CANCEL))
    draw_stopped(self, &spot);
  else
    draw_local(self, &spot);
}

void draw_events(Sheet *self) {
  const int *first_in = self->model->replay.first_in;
  dot_comment(self->out, "Events.");
  for (int i = first_in[self->rows.first]; i < first_in[self->rows.end]; i++)
    draw_event(self, i);
}
