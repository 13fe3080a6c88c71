// The parts of a sheet, in the order in which they lie on top of each other.

#ifndef DIAGRAM_DRAW_H
#define DIAGRAM_DRAW_H

#include "colour.h"
#include "dot_text.h"
#include "font.h"
#include "sheet.h"

void draw_ground(Sheet *self);    // bands, queue columns, cuts, guides
void draw_lifelines(Sheet *self); // suspended and ready
void draw_capsules(Sheet *self);  // handles that wait
void draw_travels(Sheet *self);   // handles that move
void draw_bars(Sheet *self);      // running, calling, born, ended
void draw_events(Sheet *self);
void draw_margins(Sheet *self); // numbers, sources, clock
void draw_head(Sheet *self);    // title and chips
void draw_legend(Sheet *self);
void draw_verdict(Sheet *self);
void draw_rows(Sheet *self); // transparent, with the sentences

// ---- what the parts ask of each other

// The left and right edge of a handle's slot.
void slot_edges(const Sheet *self, const Wait *wait, double *left,
                double *right);

double chip_width(const Lane *lane);
void draw_chip(Buffer *out, const char *prefix, int number, const Lane *lane,
               Point centre);

// How much higher than usual the head is, for a title that needs more lines.
double title_extra(const Sheet *self);

// The column right of the sources that says what was expected: its room.
double place_verdict(Sheet *self, double x);
// How much the note, or the row that says how the run ended, adds below.
void measure_verdict(Sheet *self);
// True when the page holds the end of the trace, and it was a bad one.
bool has_final_row(const Sheet *self);

static inline const char *line_of(const Sheet *self, int actor) {
  return colour_line[self->model->run.actors[actor].colour];
}

#endif
