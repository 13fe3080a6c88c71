#include "draw_handles.h"

#include "capsule.h"
#include "dot_text.h"

static int colour_of(const Page *self, const RunEvent *event) {
  if (event->target == NOBODY)
    return INK;
  return self->model->run.actors[event->target].colour;
}

static void put_handle_class(Buffer *out, Queue queue, long h) {
  buffer_add(out, ", class=\"cap ");
  buffer_add(out, queue == HEAP_QUEUE ? "heap h" : "ready h");
  buffer_long(out, h);
  buffer_char(out, '"');
}

static void put_line(Page *self, double x, double y, const char *words,
                     const char *colour) {
  dot_mono(self->out, "caption", self->numbers++, (Point){x, y}, words,
           (Style){.size = CAPTION_SIZE, .colour = colour});
  dot_class(self->out, "captext", NULL, 0);
  dot_close(self->out);
}

// A caption hangs from the top of its box, or fills a low one.
static void draw_caption(Page *self, double left, double top, double bottom,
                         double drop, const char *words, const char *colour) {
  double y = bottom - top < 2 * drop ? (top + bottom) / 2 : top + drop;
  put_line(self, left, y, words, colour);
}

static void draw_waiting(Page *self, const Wait *wait, const Capsule *box) {
  const RunEvent *event = &self->model->run.events[wait->event];
  int colour = colour_of(self, event);
  double left, right, top = box->top, bottom = box->cut;
  page_slot(self, wait, &left, &right);
  sign_drawn(&self->signs, SIGN_HANDLE, colour_line[colour]);
  dot_box(self->out, "cap", self->numbers++, (Box){left, top, right, bottom});
  dot_attribute(self->out, "fillcolor", colour_tint[colour]);
  dot_attribute(self->out, "color", colour_line[colour]);
  dot_attribute(self->out, "penwidth", "0.8");
  put_handle_class(self->out, wait->queue, event->h);
  dot_close(self->out);
  dot_box(self->out, "edge", self->numbers++,
          (Box){left, top, left + 3, bottom});
  dot_attribute(self->out, "fillcolor", colour_fill[colour]);
  dot_class(self->out, "capedge", NULL, 0);
  dot_close(self->out);
  if (box->lines == 1)
    draw_caption(self, left + 6, top, bottom, 8, box->text[0], NULL);
  for (int i = 0; i < box->lines && box->lines > 1; i++)
    put_line(self, left + 6, top + 8 + i * CAPSULE_LINE, box->text[i], NULL);
}

static void draw_cancelled(Page *self, const Wait *wait, double top,
                           double bottom) {
  double left, right;
  page_slot(self, wait, &left, &right);
  sign_drawn(&self->signs, SIGN_CANCELLED, MUTED_COLOUR);
  dot_node(self->out, "cap", self->numbers++, "box",
           (Point){(left + right) / 2, (top + bottom) / 2}, right - left - 1.2,
           bottom - top);
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "color", MUTED_COLOUR);
  dot_attribute(self->out, "penwidth", "1");
  put_handle_class(self->out, wait->queue,
                   self->model->run.events[wait->event].h);
  dot_close(self->out);
  draw_caption(self, left + 4, top, bottom, 14, "cancelled", MUTED_COLOUR);
}

static void draw_capsule(Page *self, const Wait *wait) {
  Capsule box;
  if (!capsule_make(&box, self, wait))
    return;
  if (box.cut - box.top > 1)
    draw_waiting(self, wait, &box);
  if (box.cut < box.bottom)
    draw_cancelled(self, wait, box.cut, box.bottom);
}

static void draw_crowd(Page *self, const Crowd *crowd) {
  Wait place = {.queue = crowd->queue, .slot = CROWD};
  double top, bottom, left, right;
  if (!capsule_ends(self, crowd->from, crowd->to, &top, &bottom))
    return;
  page_slot(self, &place, &left, &right);
  sign_drawn(&self->signs, SIGN_HANDLE, colour_line[INK]);
  dot_box(self->out, "crowd", self->numbers++, (Box){left, top, right, bottom});
  dot_attribute(self->out, "fillcolor", colour_tint[INK]);
  dot_attribute(self->out, "color", colour_line[INK]);
  dot_attribute(self->out, "penwidth", "0.8");
  dot_class(self->out, "cap crowd", NULL, 0);
  dot_close(self->out);
  Buffer words = {0};
  buffer_long(&words, crowd->members);
  buffer_add(&words, " more");
  draw_caption(self, left + 6, top, bottom, 8, words.bytes, NULL);
  buffer_release(&words);
}

void draw_capsules(Page *self) {
  const Queues *queues = &self->model->queues;
  if (!self->model->lanes.loop)
    return;
  dot_comment(self->out, "Handles that wait in the queues.");
  for (int i = 0; i < queues->wait_count; i++)
    if (queues->waits[i].slot != CROWD &&
        !queue_is_narrow(queues->waits[i].queue))
      draw_capsule(self, &queues->waits[i]);
  for (int i = 0; i < queues->crowd_count; i++)
    if (!queue_is_narrow(queues->crowds[i].queue))
      draw_crowd(self, &queues->crowds[i]);
}

// ---------------------------------------------------------------- travels

static void draw_travel(Page *self, const char *prefix, const RunEvent *event,
                        double from, double to, const char *colour,
                        const char *class) {
  double y = row_arrow(self, self->model->replay.row_of[event->seq - 1]);
  Point line[] = {{from, y}, {to, y}};
  sign_drawn(&self->signs, SIGN_MOVES, colour);
  dot_line(self->out, prefix, event->seq, line, 2, "vee", 7);
  dot_attribute(self->out, "style", "dashed");
  dot_id(self->out, prefix, event->seq);
  dot_attribute(self->out, "color", colour);
  dot_class(self->out, class,
            verb_schedules(event->verb) ? verb_name(event->verb) : NULL,
            event->seq);
  dot_close(self->out);
}

static void draw_travels_of(Page *self, int index) {
  const Queues *queues = &self->model->queues;
  const RunEvent *event = &self->model->run.events[index];
  double left, right, other, half = BAR_WIDTH / 2.0;
  int begins = queues->begins[index], touches = queues->touches[index];
  if (verb_schedules(event->verb)) {
    page_slot(self, &queues->waits[begins], &left, &right);
    draw_travel(self, "x", event, actor_x(self, event->actor) - half, right,
                line_of(self, event->actor), "sched");
  } else if (event->verb == TRACE_DUE && touches != NOBODY) {
    page_slot(self, &queues->waits[touches], &left, &right);
    page_slot(self, &queues->waits[begins], &left, &other);
    draw_travel(self, "x", event, right, left, colour_line[INK], "due");
  } else if (event->verb == TRACE_RUN && touches != NOBODY) {
    page_slot(self, &queues->waits[touches], &left, &right);
    draw_travel(self, "pop", event, right, self->lane_x[0] - half,
                colour_line[INK], "pop");
  }
}

void draw_travels(Page *self) {
  const int *first_in = self->model->replay.first_in;
  if (!self->model->lanes.loop)
    return;
  dot_comment(self->out, "Handles that move.");
  for (int i = first_in[self->rows.first]; i < first_in[self->rows.end]; i++)
    draw_travels_of(self, i);
}
