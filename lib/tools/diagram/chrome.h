// chrome.h: the same run for chrome://tracing and Perfetto.
//
// Virtual time stands still while callbacks run, so one event takes one
// millisecond of the timeline; the true time is among the arguments.

#ifndef DIAGRAM_CHROME_H
#define DIAGRAM_CHROME_H

#include "buffer.h"
#include "model.h"

void chrome_write(Buffer *out, const Model *model);

#endif
