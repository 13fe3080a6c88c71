#include "draw_in_line.h"

#include "capsule.h"
#include "dot_text.h"
#include "words_in_line.h"

static void put_words(Page *self, Queue queue, double y, const char *words,
                      const char *colour) {
  dot_mono(self->out, "line", self->numbers++,
           (Point){self->narrow_words[queue], y}, words,
           (Style){.size = CAPTION_SIZE, .colour = colour});
  dot_class(self->out, "captext", NULL, 0);
  dot_close(self->out);
}

// They fit in the row: of two events, each has a row of its own.
static void draw_words(Page *self, const Wait *wait, int row, bool called) {
  LineWords words = line_words(self, wait, called);
  double y = row_middle(self, row);
  if (row == NOBODY || !row_is_on(self, row))
    return;
  if (*words.second)
    y -= CAPSULE_LINE / 2.0;
  put_words(self, wait->queue, y, words.first, NULL);
  if (*words.second)
    put_words(self, wait->queue, y + CAPSULE_LINE, words.second,
              called ? MUTED_COLOUR : NULL);
}

static void open_box(Page *self, const Wait *wait, double top, double bottom,
                     const char *fill, const char *line) {
  double left, right;
  page_slot(self, wait, &left, &right);
  dot_box(self->out, "cap", self->numbers++, (Box){left, top, right, bottom});
  dot_attribute(self->out, "fillcolor", fill);
  dot_attribute(self->out, "color", line);
  dot_attribute(self->out, "penwidth", "0.8");
}

static void draw_called(Page *self, const Wait *wait, double top, double bottom,
                        const char *line) {
  sign_drawn(&self->signs, SIGN_CALLED, line);
  open_box(self, wait, top, bottom, PAPER_COLOUR, line);
  dot_class(self->out, "cap called", NULL, 0);
  dot_close(self->out);
}

static void draw_cancelled(Page *self, const Wait *wait, double top,
                           double bottom) {
  double left, right;
  page_slot(self, wait, &left, &right);
  sign_drawn(&self->signs, SIGN_CANCELLED, MUTED_COLOUR);
  dot_node(self->out, "cap", self->numbers++, "box",
           (Point){(left + right) / 2, (top + bottom) / 2}, right - left,
           bottom - top);
  dot_attribute(self->out, "style", "dashed");
  dot_attribute(self->out, "color", MUTED_COLOUR);
  dot_attribute(self->out, "penwidth", "1");
  dot_class(self->out, "cap", NULL, 0);
  dot_close(self->out);
}

static void draw_standing(Page *self, const Wait *wait, double top,
                          double bottom, int colour) {
  sign_drawn(&self->signs,
             wait->queue == FILE_QUEUE ? SIGN_WATCHED : SIGN_IN_LINE,
             colour_line[colour]);
  open_box(self, wait, top, bottom, colour_tint[colour], colour_line[colour]);
  dot_class(self->out, wait->queue == FILE_QUEUE ? "cap file" : "cap line",
            NULL, 0);
  dot_close(self->out);
}

// Until `cut` he waits for the call.
static void draw_one(Page *self, const Wait *wait) {
  const Run *run = &self->model->run;
  int colour = run->actors[run->events[wait->event].actor].colour;
  int done = wait->call_row == NOBODY ? wait->cancel_row : wait->call_row;
  double top, bottom;
  if (!capsule_ends(self, wait->from, wait->to, &top, &bottom))
    return;
  double cut = done == NOBODY ? bottom : row_arrow(self, done);
  cut = cut < top ? top : cut > bottom ? bottom : cut;
  if (cut > top)
    draw_standing(self, wait, top, cut, colour);
  if (cut < bottom && wait->call_row != NOBODY)
    draw_called(self, wait, cut, bottom, colour_line[colour]);
  else if (cut < bottom)
    draw_cancelled(self, wait, cut, bottom);
  draw_words(self, wait, wait->from, false);
  draw_words(self, wait, done, true);
}

// Of those for whom there is no slot only the number is told.
static void draw_crowd(Page *self, const Crowd *crowd) {
  Wait place = {.queue = crowd->queue, .slot = CROWD};
  double top, bottom;
  if (!capsule_ends(self, crowd->from, crowd->to, &top, &bottom))
    return;
  draw_standing(self, &place, top, bottom, INK);
  if (!row_is_on(self, crowd->from))
    return;
  Buffer words = {0};
  buffer_char(&words, '+');
  buffer_long(&words, crowd->members);
  put_words(self, crowd->queue, row_middle(self, crowd->from), words.bytes,
            NULL);
  buffer_release(&words);
}

// A bar across the box of the file.
static void draw_ready(Page *self, int index) {
  const Model *model = self->model;
  int number = model->queues.touches[index], row = model->replay.row_of[index];
  double left, right, y = row_middle(self, row);
  if (number == NOBODY)
    return;
  const Wait *wait = &model->queues.waits[number];
  int colour = model->run.actors[model->run.events[wait->event].actor].colour;
  page_slot(self, wait, &left, &right);
  sign_drawn(&self->signs, SIGN_FILE_READY, colour_line[colour]);
  dot_node(self->out, "found", index, "box", (Point){(left + right) / 2, y},
           right - left, 5);
  dot_attribute(self->out, "style", "filled");
  dot_attribute(self->out, "fillcolor", colour_line[colour]);
  dot_class(self->out, "found", NULL, index + 1);
  dot_close(self->out);
  put_words(self, FILE_QUEUE, y, file_is_ready, MUTED_COLOUR);
}

static void draw_narrow(Page *self, Queue queue, const char *comment) {
  const Queues *queues = &self->model->queues;
  if (!page_has_queue(self, queue))
    return;
  dot_comment(self->out, comment);
  for (int i = 0; i < queues->wait_count; i++)
    if (queues->waits[i].queue == queue && queues->waits[i].slot != CROWD)
      draw_one(self, &queues->waits[i]);
  for (int i = 0; i < queues->crowd_count; i++)
    if (queues->crowds[i].queue == queue)
      draw_crowd(self, &queues->crowds[i]);
}

void draw_in_line(Page *self) {
  const int *first_in = self->model->replay.first_in;
  draw_narrow(self, LINE_QUEUE, "Who stands in line.");
  draw_narrow(self, FILE_QUEUE, "Which files are watched.");
  for (int i = first_in[self->rows.first]; i < first_in[self->rows.end]; i++)
    if (self->model->run.events[i].verb == TRACE_READY)
      draw_ready(self, i);
}
