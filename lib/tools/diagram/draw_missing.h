// draw_missing.h: what should have happened, in a dashed box above the row in
// which something else did, or below the last one.

#ifndef DIAGRAM_DRAW_MISSING_H
#define DIAGRAM_DRAW_MISSING_H

#include "label.h"
#include "missing.h"
#include "page.h"

// The row that it stands above, or NOBODY when it is not on this page.
int missing_row(const Page *self);

// What stands at it, and how wide the word beside it is.
Label missing_label(const Model *model);
double missing_width(void);

void draw_missing(Page *self);

#endif
