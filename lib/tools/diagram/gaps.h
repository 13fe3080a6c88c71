// gaps.h: how wide the gaps between the lanes are: each as its widest label.

#ifndef DIAGRAM_GAPS_H
#define DIAGRAM_GAPS_H

#include "page.h"

// Gap 0 is left of the first lane; there is one more than there are lanes. The
// run owns the table.
double *gap_widths(const Page *self);

#endif
