#include "capsule.h"

#include "text_width.h"
#include "words_label.h"

#include <string.h>

bool capsule_ends(const Page *page, int from, int to, double *top,
                  double *bottom) {
  if (!page_clip(page, from, to, top, bottom))
    return false;
  *top -= from >= page->rows.first ? 6 : 0;
  *bottom += to < page->rows.end ? 5 : 0;
  return true;
}

// The first line of the name: as much as there is room for, up to behind a sign
// at which names are broken.
static size_t first_line(const char *name, int columns) {
  size_t best = 0;
  if (columns_of(name) <= columns)
    return strlen(name);
  for (size_t i = 0; name[i]; i++) {
    char line[CAPSULE_TEXT];
    if (i + 1 >= sizeof line || !strchr("_. ", name[i]))
      continue;
    memcpy(line, name, i + 1);
    line[i + 1] = '\0';
    if (columns_of(line) > columns)
      break;
    best = i + 1;
  }
  return best ? best : line_length(name, columns);
}

static void break_name(Capsule *self, const char *name, int columns, int most) {
  self->lines = 0;
  self->whole = true;
  while (*name && self->lines < most) {
    bool last = self->lines == most - 1;
    size_t length = last ? strlen(name) : first_line(name, columns);
    char line[CAPSULE_TEXT];
    memcpy(line, name, length);
    line[length] = '\0';
    cut_to(self->text[self->lines], CAPSULE_TEXT, line, columns);
    self->whole = !strcmp(self->text[self->lines++], line);
    name += length;
  }
}

// Does the arrow of the event go across that slot?
static bool crosses(const Model *model, int event, const Wait *slot) {
  const Queues *queues = &model->queues;
  Verb verb = model->run.events[event].verb;
  int begins = queues->begins[event], touches = queues->touches[event];
  const Wait *from = touches == NOBODY ? NULL : &queues->waits[touches];
  const Wait *to = begins == NOBODY ? NULL : &queues->waits[begins];
  if (verb == TRACE_DUE && from && to) // from the heap on to the right
    return slot->queue == HEAP_QUEUE ? slot->slot > from->slot
                                     : slot->slot < to->slot;
  const Wait *end = verb_schedules(verb) ? to : from;
  return end && (slot->queue > end->queue ||
                 (slot->queue == end->queue && slot->slot > end->slot));
}

static bool row_crosses(const Page *page, int row, const Wait *slot) {
  const int *first_in = page->model->replay.first_in;
  for (int i = first_in[row]; i < first_in[row + 1]; i++)
    if (crosses(page->model, i, slot))
      return true;
  return false;
}

// The name has room down to the next arrow that goes across.
static int lines_of_room(const Capsule *self, const Page *page,
                         const Wait *wait) {
  int row =
      wait->from + 1 < page->rows.first ? page->rows.first : wait->from + 1;
  double room = (self->cut - self->top - 3) / CAPSULE_LINE;
  for (; row < wait->to && row < page->rows.end; row++) {
    double free = (row_arrow(page, row) - self->top - 3) / CAPSULE_LINE;
    if (free >= room || free > CAPSULE_LINES)
      break;
    if (row_crosses(page, row, wait))
      room = free;
  }
  return room < 1 ? 1 : room > CAPSULE_LINES ? CAPSULE_LINES : (int)room;
}

// What is on no part of the page is measured as on one that has all of it.
bool capsule_make(Capsule *self, const Page *page, const Wait *wait) {
  int cancelled = wait->cancel_row, first = page->rows.first;
  char name[CAPSULE_TEXT];
  bool shown =
      capsule_ends(page, wait->from, wait->to, &self->top, &self->bottom);
  if (!shown) {
    self->top = row_arrow(page, wait->from) - 6;
    self->bottom = row_arrow(page, wait->to) + 5;
  }
  self->cut = self->bottom;
  if (shown && cancelled != NOBODY && cancelled < first)
    self->cut = self->top;
  else if (cancelled != NOBODY && row_arrow(page, cancelled) < self->cut)
    self->cut = row_arrow(page, cancelled);
  capsule_name(name, sizeof name, &page->model->run.events[wait->event]);
  break_name(self, name, page->capsule_columns,
             lines_of_room(self, page, wait));
  self->whole &= wait->slot != CROWD && self->cut > self->top;
  return shown;
}

// The box at which the arrow of this event ends, or begins.
static const Wait *box_of(const Model *model, int event) {
  bool begins = verb_schedules(model->run.events[event].verb);
  const int *waits = begins ? model->queues.begins : model->queues.touches;
  return waits[event] == NOBODY ? NULL : &model->queues.waits[waits[event]];
}

Label page_label(const Page *self, int event) {
  const Model *model = self->model;
  const RunEvent *what = &model->run.events[event];
  const Wait *wait = box_of(model, event);
  Label label = label_of(&model->lanes, &model->run, what);
  Capsule box;
  if (!wait)
    return label;
  capsule_make(&box, self, wait);
  if (box.whole)
    leave_out_name(&label, what);
  return label;
}
