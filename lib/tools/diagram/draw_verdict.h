// draw_verdict.h: what the test thought of the run.
//
// The first event that differs is outlined, with a note of what was expected
// there; a run that ended badly has one row more, behind the last event, that
// says how.

#ifndef DIAGRAM_DRAW_VERDICT_H
#define DIAGRAM_DRAW_VERDICT_H

#include "page.h"

void draw_verdict(Page *self);

// The column right of the sources that says what was expected: its room.
double place_verdict(Page *self, double x);

// How much the note, or the row that says how the run ended, adds below.
void measure_verdict(Page *self);

// True when the page holds the end of the run, and it was a bad one.
bool has_final_row(const Page *self);

#endif
