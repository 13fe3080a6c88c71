// shrink.h: the calls that a failure takes, and no others.
#ifndef SHRINK_H
#define SHRINK_H

#include "batch.h"

// Runs the one program of this batch, which fails, again and again with fewer
// of its calls, as long as it fails in the same way. The tags of those that are
// left go to `tags`, their number is returned; 0: it did not fail again.
int shrink(Batch *batch, const char *verdict, uint32_t tags[MOST_MADE]);

#endif
