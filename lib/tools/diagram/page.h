// page.h: one page of the lanes view, with the place of everything on it.
//
// A page shows a window of rows. Nothing overlaps because every label is
// written in ONE gap between two neighbouring lanes, and every gap is as wide
// as its widest label:
//
//   gap 0 | lane 0 | gap 1 | lane 1 | gap 2 | ...
//
// page_layout.h finds the places; whoever draws on a page asks only this file.

#ifndef DIAGRAM_PAGE_H
#define DIAGRAM_PAGE_H

#include "buffer.h"
#include "model.h"
#include "paging.h"
#include "palette.h"
#include "sign.h"

enum {
  ROW_HEIGHT = 22,
  BAR_WIDTH = 8,
  HEAD_HEIGHT = 96, // title, subtitle and chips above the first row
  LINE_SLOT = 11,   // of one who stands in line; his name is beside it
  LONG_PAGE = 30    // rows; beyond, the chips stand at the bottom too
};

typedef struct Page {
  Model *model; // borrowed; its run owns what the page needs
  Buffer *out;
  PageRows rows;
  double *lane_x;    // centre of every lane
  double *print_end; // per row of the page: where a printed line must end
  double left, right, top;
  double seq_left, seq_right, src_left, note_left;
  double queue_left[QUEUES], queue_right[QUEUES], slot_width;
  double narrow_words[QUEUES]; // where the words beside narrow boxes begin
  bool many_lines;       // somebody lines up in another one than the first
  int capsule_columns;   // of the names in the capsules
  int missing_row;       // above it stands what should have happened, or NOBODY
  double verdict_height; // of the row behind the last event, 0 without
  Signs signs;           // that were drawn
  int numbers;           // for names of nodes that belong to no event
} Page;

// ---- where things are (y grows downwards)

// In a row: labels of local events, numbers and source lines stand in the
// middle; an arrow runs lower, with its label above it.
#define MIDDLE_OF_ROW (ROW_HEIGHT / 2.0)
#define ARROW_OF_ROW  (ROW_HEIGHT * 0.70)
#define LABEL_OF_ROW  (ROW_HEIGHT * 0.32)

static inline double row_top(const Page *self, int row) {
  bool below = self->missing_row != NOBODY && row >= self->missing_row;
  return self->top + (row - self->rows.first + below) * ROW_HEIGHT;
}
static inline double row_bottom(const Page *self, int row) {
  return row_top(self, row) + ROW_HEIGHT;
}
static inline double row_middle(const Page *self, int row) {
  return row_top(self, row) + MIDDLE_OF_ROW;
}
static inline double row_arrow(const Page *self, int row) {
  return row_top(self, row) + ARROW_OF_ROW;
}
static inline double row_label(const Page *self, int row) {
  return row_top(self, row) + LABEL_OF_ROW;
}
static inline bool row_is_on(const Page *self, int row) {
  return row >= self->rows.first && row < self->rows.end;
}
// Below the last row.
static inline double page_bottom(const Page *self) {
  return row_top(self, self->rows.end);
}
static inline bool page_is_long(const Page *self) {
  return self->rows.end - self->rows.first > LONG_PAGE;
}
// A run without timers has no timer heap, and one in which nobody lines up no
// line.
static inline bool page_has_queue(const Page *self, int queue) {
  return self->queue_left[queue] < self->queue_right[queue];
}
static inline double actor_x(const Page *self, int actor) {
  return self->lane_x[self->model->run.actors[actor].lane];
}
static inline const char *line_of(const Page *self, int actor) {
  return colour_line[self->model->run.actors[actor].colour];
}

// The part of the rows [from, to] that is on the page, from arrow line to
// arrow line; what comes from an earlier page enters at the top edge.
bool page_clip(const Page *self, int from, int to, double *top, double *bottom);

// The left and right edge of the slot of a handle, or of one in line.
void page_slot(const Page *self, const Wait *wait, double *left, double *right);

#endif
