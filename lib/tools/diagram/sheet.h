// The lanes view: one lane per actor, one row per event.
//
// A sheet is a window of rows with the place of everything in it. Nothing
// overlaps because every label is written in ONE gap between two neighbouring
// lanes, and every gap is as wide as its widest label:
//
//   gap 0 | lane 0 | gap 1 | lane 1 | gap 2 | ...
//
// Messages and create are labelled in the gap next to who acts, local events
// right of their bar, and what touches the queues in gap 0, left of the loop.

#ifndef DIAGRAM_SHEET_H
#define DIAGRAM_SHEET_H

#include "dot.h"
#include "model.h"
#include "paging.h"

enum {
  ROW_HEIGHT = 22,
  BAR_WIDTH = 8,
  CHIP_HEIGHT = 30,
  HEAD_HEIGHT = 96, // title, subtitle and chips above the first row
  CAPTION_SIZE = 8, // of capsules, event numbers and source lines
  LONG_SHEET = 30   // rows; beyond, the chips stand at the bottom too
};

typedef struct Sheet {
  Model *model; // its arena owns what the sheet needs
  Buffer *out;
  PageRows rows;
  double *lane_x; // centre of every lane
  double left, right, top;
  double seq_left, seq_right, src_left, note_left;
  double queue_left[QUEUES], queue_right[QUEUES], slot_width;
  int capsule_columns;   // of the names in the capsules
  double verdict_height; // of the row behind the last event, 0 without
  int numbers;           // for names of nodes that belong to no event
} Sheet;

// Lays the page out.
void sheet_make(Sheet *self, Model *model, PageRows rows);

// Writes the sheet as DOT.
void sheet_write(Sheet *self, Buffer *out);

// The gap that holds the label of an event.
int sheet_gap(const Model *model, const RunEvent *event);

// ---- where things are (y grows downwards)

static inline double row_top(const Sheet *self, int row) {
  return self->top + (row - self->rows.first) * ROW_HEIGHT;
}
// The middle: labels of local events, numbers, source lines.
static inline double row_middle(const Sheet *self, int row) {
  return row_top(self, row) + ROW_HEIGHT / 2.0;
}
// The line that an arrow runs on, and the label above it.
static inline double row_arrow(const Sheet *self, int row) {
  return row_top(self, row) + ROW_HEIGHT * 0.70;
}
static inline double row_label(const Sheet *self, int row) {
  return row_top(self, row) + ROW_HEIGHT * 0.32;
}
static inline bool row_is_on(const Sheet *self, int row) {
  return row >= self->rows.first && row < self->rows.end;
}
// Below the last row.
static inline double sheet_bottom(const Sheet *self) {
  return row_top(self, self->rows.end);
}
static inline double actor_x(const Sheet *self, int actor) {
  return self->lane_x[self->model->run.actors[actor].lane];
}

// The part of the rows [from, to] that is on the page, from arrow line to
// arrow line; what comes from an earlier page enters at the top edge.
bool sheet_clip(const Sheet *self, int from, int to, double *top,
                double *bottom);

#endif
