#include "draw_missing.h"

#include "dot_text.h"
#include "font.h"
#include "placed.h"
#include "words_label.h"

static const char word[] = "expected";

// ---------------------------------------------------------------- measures

int missing_row(const Page *self) {
  const Model *model = self->model;
  const Replay *replay = &model->replay;
  long seq = model->run.verdict.missing.seq;
  if (!has_missing(&model->run))
    return NOBODY;
  int row = seq > model->run.event_count ? replay->row_count
                                         : replay->row_of[seq - 1];
  // Above the first row of a page that is not the first there is no room for
  // it; and behind the last row of all it stands on the page of that.
  bool behind = row == replay->row_count && self->rows.end == row;
  return row_is_on(self, row) || behind ? row : NOBODY;
}

Label missing_label(const Model *model) {
  const RunEvent *missing = &model->run.verdict.missing;
  Label label = {.bold = false};
  if (missing->verb != TRACE_SELECT && missing->verb != TRACE_DUE)
    return label_of(&model->lanes, &model->run, missing);
  if (missing->verb == TRACE_DUE)
    cut_to(label.head, sizeof label.head, "due: ", 40);
  cut_to(label.value, sizeof label.value, missing->value, 40);
  return label;
}

double missing_width(void) { return mono_room(word, CAPTION_SIZE); }

// ---------------------------------------------------------------- drawing

static void put_looks(Page *self) {
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "color", ERROR_COLOUR);
  dot_attribute(self->out, "penwidth", "1.4");
  dot_class(self->out, "missing", NULL, 0);
  dot_close(self->out);
}

static void draw_frame(Page *self, double top) {
  double right = self->note_left, left = self->seq_left;
  sign_drawn(&self->signs, SIGN_MISSING, ERROR_COLOUR);
  dot_node(self->out, "missing", self->numbers++, "box",
           (Point){(left + right) / 2, top + ROW_HEIGHT / 2.0 - 2},
           right - left, ROW_HEIGHT - 3);
  put_looks(self);
  if (self->model->run.no_sources)
    return;
  dot_mono(self->out, "missing_word", 0,
           (Point){self->src_left, top + MIDDLE_OF_ROW - 1}, word,
           (Style){CAPTION_SIZE, TEXT_COLOUR, AT_LEFT, false});
  dot_class(self->out, "missing", NULL, 0);
  dot_close(self->out);
}

static void put_label(Page *self, const PlacedEvent *placed, Point at,
                      Align align) {
  dot_label(self->out, "missing_label", 0, at, &placed->label, align);
  dot_class(self->out, "missing", NULL, 0);
  dot_close(self->out);
}

static void put_mark(Page *self, const PlacedEvent *placed) {
  open_mark(self, "missing_mark", "circle", (Point){placed->x, placed->middle},
            6, 0);
  dot_attribute(self->out, "fillcolor", PAPER_COLOUR);
  dot_attribute(self->out, "color", ERROR_COLOUR);
  dot_attribute(self->out, "penwidth", "1.2");
  dot_class(self->out, "missing", NULL, 0);
  dot_close(self->out);
}

static void put_arrow(Page *self, double from, double to, double y,
                      const char *head) {
  Point line[] = {{from, y}, {to, y}};
  dot_line(self->out, "missing_way", self->numbers++, line, 2, head,
           head ? 7 : 0);
  put_looks(self);
}

// From lane to lane, as what has happened.
static void draw_across(Page *self, const PlacedEvent *placed) {
  Verb verb = placed->event->verb;
  bool tie = verb == TRACE_CREATE || verb == TRACE_SET_RESULT;
  double half =
      placed->target_x > placed->x ? BAR_WIDTH / 2.0 : -BAR_WIDTH / 2.0;
  put_arrow(self, placed->x + half, placed->target_x - half, placed->arrow,
            tie                  ? NULL
            : verb_goes_in(verb) ? "normal"
                                 : "vee");
  put_label(self, placed, beside_actor(self, placed), AT_CENTRE);
}

// The handle that should have been taken out of the ready queue.
static void draw_pop(Page *self, const PlacedEvent *placed) {
  const Queues *queues = &self->model->queues;
  for (int i = 0; i < queues->wait_count; i++) {
    const Wait *wait = &queues->waits[i];
    const RunEvent *event = &self->model->run.events[wait->event];
    double left, right;
    if (wait->queue != READY_QUEUE || event->h != placed->event->h ||
        wait->from >= self->missing_row || wait->to < self->missing_row)
      continue;
    page_slot(self, wait, &left, &right);
    put_arrow(self, right, self->lane_x[0] - BAR_WIDTH / 2.0, placed->arrow,
              "vee");
    return;
  }
}

// To a queue, or out of one.
static void draw_to_queue(Page *self, const PlacedEvent *placed) {
  const RunEvent *event = placed->event;
  Queue queue = event->verb == TRACE_CALL_LATER ? HEAP_QUEUE : READY_QUEUE;
  if (verb_schedules(event->verb) && page_has_queue(self, queue))
    put_arrow(self, placed->x - BAR_WIDTH / 2.0, self->queue_right[queue],
              placed->arrow, "vee");
  else
    put_mark(self, placed);
  put_label(self, placed,
            (Point){self->lane_x[0] - BAR_WIDTH / 2.0 - 8, placed->above},
            AT_RIGHT);
}

static void draw_print(Page *self, const PlacedEvent *placed) {
  double width = 1.02 * mono_width(label_columns(&placed->label), 10) + 10;
  double left = placed->x + BAR_WIDTH / 2.0 + 6;
  put_mark(self, placed);
  dot_node(self->out, "missing_print", 0, "box",
           (Point){left + width / 2, placed->middle - 1}, width, 15);
  dot_attribute(self->out, "style", "filled,dashed");
  dot_attribute(self->out, "fillcolor", PAPER_COLOUR);
  dot_attribute(self->out, "color", ERROR_COLOUR);
  dot_attribute(self->out, "penwidth", "1.4");
  buffer_add(self->out, ", label=\"");
  buffer_dot(self->out, placed->label.value);
  buffer_char(self->out, '"');
  dot_class(self->out, "chip", "missing", 0);
  dot_close(self->out);
}

static void draw_here(Page *self, const PlacedEvent *placed) {
  bool done = verb_is_of_done_callback(placed->event->verb);
  double x = done ? placed->target_x + 8 : placed->x + BAR_WIDTH / 2.0 + 5;
  put_mark(self, placed);
  put_label(self, placed, (Point){x, placed->middle - 1}, AT_LEFT);
}

void draw_missing(Page *self) {
  const RunEvent *event = &self->model->run.verdict.missing;
  if (self->missing_row == NOBODY)
    return;
  double top = row_top(self, self->missing_row) - ROW_HEIGHT;
  Label label = missing_label(self->model);
  PlacedEvent placed = placed_at(self, event, top, &label);
  bool crosses = placed.lane != placed.target_lane;
  dot_comment(self->out, "What should have happened.");
  draw_frame(self, top);
  if (event->verb == TRACE_RUN && event->h)
    draw_pop(self, &placed);
  if (event->verb == TRACE_PRINT)
    draw_print(self, &placed);
  else if (verb_schedules(event->verb) || event->verb == TRACE_DUE ||
           event->verb == TRACE_DROP ||
           (event->verb == TRACE_CANCEL && event->h))
    draw_to_queue(self, &placed);
  else if (crosses &&
           (verb_is_message(event->verb) || event->verb == TRACE_CREATE ||
            event->verb == TRACE_SET_RESULT || event->verb == TRACE_REFUSED ||
            event->verb == TRACE_CANCEL))
    draw_across(self, &placed);
  else
    draw_here(self, &placed);
}
