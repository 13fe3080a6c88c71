// Events that reach beyond the lanes: for a handle in a queue, or for a future
// that others wait for.

#include "spot.h"
#include "words_value.h"

// ---------------------------------------------------------------- queues

void draw_queue_label(Sheet *self, const Spot *spot) {
  draw_label(self, spot,
             (Point){self->lane_x[0] - BAR_WIDTH / 2.0 - 8, spot->above},
             AT_RIGHT);
}

void draw_due(Sheet *self, const Spot *spot) {
  double left = self->queue_right[HEAP_QUEUE];
  double right = self->queue_left[READY_QUEUE];
  draw_local_mark(self, spot);
  draw_label(self, spot, (Point){(left + right) / 2, spot->above}, AT_CENTRE);
}

// cancel and drop reach out for a handle that waits. One that has run already
// is nowhere: then the line ends beside the queues.
void draw_reach(Sheet *self, const Spot *spot) {
  const Queues *queues = &self->model->queues;
  int wait = queues->touches[spot->event->seq - 1];
  double left, right = self->queue_right[READY_QUEUE] + 6;
  if (wait != NOBODY)
    slot_edges(self, &queues->waits[wait], &left, &right);
  Point line[] = {{spot->x - BAR_WIDTH / 2.0, spot->arrow},
                  {right, spot->arrow}};
  draw_local_mark(self, spot);
  draw_queue_label(self, spot);
  dot_line(self->out, "e", spot->event->seq, line, 2, "tee", 2);
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "color", spot->colour);
  dot_id(self->out, "x", spot->event->seq);
  dot_class(self->out, "sched", NULL, spot->event->seq);
  dot_close(self->out);
}

// ---------------------------------------------------------------- futures

// A dotted line to the future's lifeline, and a square on it: hollow for a
// callback that waits there, full for the result that arrives.
void draw_tie(Sheet *self, const Spot *spot) {
  const RunEvent *event = spot->event;
  bool result = event->verb == TRACE_SET_RESULT;
  if (spot->lane != spot->target_lane) {
    draw_spot(self, "d", "circle", (Point){spot->x, spot->arrow}, 6,
              event->seq);
    close_spot(self, spot, PAPER_COLOUR, spot->colour, "1.4");
    open_arrow(self, spot, NULL, 0, 4);
    dot_attribute(self->out, "color", spot->colour);
    dot_attribute(self->out, "style", "dotted");
    if (result)
      dot_edge_label(self->out, &spot->label, beside_actor(self, spot));
    dot_close(self->out);
  }
  const char *colour = line_of(self, event->target);
  colour = result && event_shows_error(event) ? ERROR_COLOUR : colour;
  draw_spot(self, "m", "square", (Point){spot->target_x, spot->arrow}, 8,
            event->seq);
  close_spot(self, spot, result ? colour : PAPER_COLOUR, colour, "1.6");
}

void draw_done_callback(Sheet *self, const Spot *spot) {
  draw_tie(self, spot);
  draw_label(self, spot, (Point){spot->target_x + 8, spot->middle}, AT_LEFT);
}
