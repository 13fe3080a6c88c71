// draw_in_line.h: who stands in line: a narrow box from where he lines up to
// where he leaves, which changes its look where he is called or cancelled.

#ifndef DIAGRAM_DRAW_IN_LINE_H
#define DIAGRAM_DRAW_IN_LINE_H

#include "page.h"

void draw_in_line(Page *self);

#endif
