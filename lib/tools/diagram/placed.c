#include "placed.h"

#include "capsule.h"
#include "words_value.h"

PlacedEvent placed_at(const Page *page, const RunEvent *event, double top,
                      const Label *label) {
  const RunActor *actors = page->model->run.actors;
  PlacedEvent placed = {.event = event, .name = verb_name(event->verb)};
  placed.label = *label;
  placed.lane = placed.target_lane = actors[event->actor].lane;
  if (event->target != NOBODY)
    placed.target_lane = actors[event->target].lane;
  placed.x = page->lane_x[placed.lane];
  placed.target_x = page->lane_x[placed.target_lane];
  placed.middle = top + MIDDLE_OF_ROW;
  placed.arrow = top + ARROW_OF_ROW;
  placed.above = top + LABEL_OF_ROW;
  placed.colour =
      event_shows_error(event) ? ERROR_COLOUR : line_of(page, event->actor);
  return placed;
}

PlacedEvent placed_event(const Page *page, int index) {
  const Model *model = page->model;
  Label label = page_label(page, index);
  return placed_at(page, &model->run.events[index],
                   row_top(page, model->replay.row_of[index]), &label);
}

Point beside_actor(const Page *page, const PlacedEvent *placed) {
  int next =
      placed->target_lane > placed->lane ? placed->lane + 1 : placed->lane - 1;
  return (Point){(placed->x + page->lane_x[next]) / 2, placed->above};
}

void open_arrow(Page *page, const PlacedEvent *placed, const char *head,
                double length, double short_of) {
  int side = placed->target_x > placed->x ? 1 : -1;
  Point line[] = {{placed->x + side * BAR_WIDTH / 2.0, placed->arrow},
                  {placed->target_x - side * short_of, placed->arrow}};
  dot_line(page->out, "e", placed->event->seq, line, 2, head, length);
  dot_id(page->out, "x", placed->event->seq);
  dot_class(page->out, "msg", placed->name, placed->event->seq);
}

void open_mark(Page *page, const char *prefix, const char *shape, Point at,
               double size, long seq) {
  dot_node(page->out, prefix, seq, shape, at, size, size);
  dot_attribute(page->out, "style", "filled");
}

void close_mark(Page *page, const PlacedEvent *placed, const char *fill,
                const char *colour, const char *width) {
  dot_attribute(page->out, "fillcolor", fill);
  dot_attribute(page->out, "color", colour);
  dot_attribute(page->out, "penwidth", width);
  dot_class(page->out, "local", placed->name, placed->event->seq);
  dot_close(page->out);
}

void draw_local_mark(Page *page, const PlacedEvent *placed) {
  Verb verb = placed->event->verb;
  bool diamond = verb == TRACE_CANCEL || verb == TRACE_DROP ||
                 verb == TRACE_YIELD_FROM || verb == TRACE_REFUSED;
  Sign sign = !diamond                   ? SIGN_DOT
              : verb == TRACE_YIELD_FROM ? SIGN_DELEGATES
              : verb == TRACE_REFUSED    ? SIGN_REFUSED_HERE
              : placed->event->h         ? SIGN_CANCELS
                                         : SIGN_TOO_LATE;
  sign_drawn(&page->signs, sign, placed->colour);
  open_mark(page, "v", diamond ? "diamond" : "circle",
            (Point){placed->x, placed->middle}, diamond ? 8 : 6,
            placed->event->seq);
  dot_id(page->out, "v", placed->event->seq);
  close_mark(page, placed, PAPER_COLOUR, placed->colour, "1.2");
}

void draw_label(Page *page, const PlacedEvent *placed, Point at, Align align) {
  dot_label(page->out, "lb", placed->event->seq, at, &placed->label, align);
  dot_class(page->out, "lab", placed->name, placed->event->seq);
  dot_close(page->out);
}
