#include "draw_ties.h"

#include "words_label.h"
#include "words_value.h"

// ---------------------------------------------------------------- queues

void draw_queue_label(Page *self, const PlacedEvent *placed) {
  draw_label(self, placed,
             (Point){self->lane_x[0] - BAR_WIDTH / 2.0 - 8, placed->above},
             AT_RIGHT);
}

void draw_due(Page *self, const PlacedEvent *placed) {
  double left = self->queue_right[HEAP_QUEUE];
  double right = self->queue_left[READY_QUEUE];
  draw_local_mark(self, placed);
  draw_label(self, placed, (Point){(left + right) / 2, placed->above},
             AT_CENTRE);
}

// cancel and drop reach out for a handle that waits. One that has run already
// is nowhere: then the line ends beside the queues.
void draw_reach(Page *self, const PlacedEvent *placed) {
  const Queues *queues = &self->model->queues;
  int wait = queues->touches[placed->event->seq - 1];
  double left, right = self->queue_right[READY_QUEUE] + 6;
  if (wait != NOBODY)
    page_slot(self, &queues->waits[wait], &left, &right);
  Point line[] = {{placed->x - BAR_WIDTH / 2.0, placed->arrow},
                  {right, placed->arrow}};
  draw_local_mark(self, placed);
  draw_queue_label(self, placed);
  sign_drawn(&self->signs, SIGN_CANCELS, placed->colour);
  dot_line(self->out, "e", placed->event->seq, line, 2, "tee", 2);
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "color", placed->colour);
  dot_id(self->out, "x", placed->event->seq);
  dot_class(self->out, "sched", NULL, placed->event->seq);
  dot_close(self->out);
}

// ---------------------------------------------------------------- futures

// What is taken back is crossed out.
static void draw_cross(Page *self, const PlacedEvent *placed, Point at,
                       const char *colour) {
  long seq = placed->event->seq;
  sign_drawn(&self->signs, SIGN_NO_CALLBACK, colour);
  for (int side = -1; side <= 1; side += 2) {
    Point line[] = {{at.x - 4, at.y - 4 * side}, {at.x + 4, at.y + 4 * side}};
    dot_line(self->out, side < 0 ? "down" : "up", seq, line, 2, NULL, 0);
    dot_attribute(self->out, "color", colour);
    dot_attribute(self->out, "penwidth", "1.6");
    dot_class(self->out, "local", placed->name, seq);
    dot_close(self->out);
  }
}

// A dotted line to the future's lifeline, and a square on it: hollow for a
// callback that waits there, full for the result that arrives; or a cross, for
// a callback that is taken back.
void draw_tie(Page *self, const PlacedEvent *placed) {
  const RunEvent *event = placed->event;
  bool result = event->verb == TRACE_SET_RESULT;
  if (placed->lane != placed->target_lane) {
    sign_drawn(&self->signs, SIGN_DOT, placed->colour);
    sign_drawn(&self->signs, SIGN_TIE, placed->colour);
    open_mark(self, "d", "circle", (Point){placed->x, placed->arrow}, 6,
              event->seq);
    close_mark(self, placed, PAPER_COLOUR, placed->colour, "1.4");
    open_arrow(self, placed, NULL, 0, 4);
    dot_attribute(self->out, "color", placed->colour);
    dot_attribute(self->out, "style", "dotted");
    if (result)
      dot_edge_label(self->out, &placed->label, beside_actor(self, placed));
    dot_close(self->out);
  }
  const char *colour = line_of(self, event->target);
  if (event->verb == TRACE_REMOVE_DONE_CALLBACK) {
    draw_cross(self, placed, (Point){placed->target_x, placed->arrow}, colour);
    return;
  }
  colour = result && event_shows_error(event) ? ERROR_COLOUR : colour;
  sign_drawn(&self->signs, result ? SIGN_RESULT : SIGN_DONE_CALLBACK, colour);
  open_mark(self, "m", "square", (Point){placed->target_x, placed->arrow}, 8,
            event->seq);
  close_mark(self, placed, result ? colour : PAPER_COLOUR, colour, "1.6");
}

// A line that comes from the right runs below the label.
void draw_done_callback(Page *self, const PlacedEvent *placed) {
  bool below = placed->x > placed->target_x;
  draw_tie(self, placed);
  draw_label(
      self, placed,
      (Point){placed->target_x + 8, below ? placed->above : placed->middle},
      AT_LEFT);
}

// From a future at the right it runs on the line of the run that it goes with,
// which comes from the left; from one at the left, below that line.
void draw_gift(Page *self, const PlacedEvent *placed) {
  const RunEvent *event = placed->event;
  double from = actor_x(self, event->giver), to = placed->target_x;
  int side = to > from ? 1 : -1;
  double y = placed->arrow + (side > 0 ? 4 : 0);
  int lane = self->model->run.actors[event->giver].lane;
  if (lane == placed->target_lane)
    return;
  Label label = gift_label(event);
  Point line[] = {{from, y}, {to - side * BAR_WIDTH / 2.0, y}};
  Point middle = {(from + self->lane_x[lane + side]) / 2, placed->above};
  const char *colour = line_of(self, event->giver);
  sign_drawn(&self->signs, SIGN_GIFT, colour);
  dot_line(self->out, "gift", event->seq, line, 2, "vee", 7);
  dot_attribute(self->out, "color", colour);
  dot_attribute(self->out, "style", "dotted");
  dot_attribute(self->out, "penwidth", "1.4");
  dot_class(self->out, "msg", "gift", event->seq);
  dot_edge_label(self->out, &label, middle);
  dot_close(self->out);
}
