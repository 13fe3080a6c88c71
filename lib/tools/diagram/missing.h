// missing.h: the event that should have happened where a run went wrong.
//
// The verdict names who acts in it, for he need not have acted in this run.

#ifndef DIAGRAM_MISSING_H
#define DIAGRAM_MISSING_H

#include "run.h"

// Finds its actors among those of the run, and, of a handle that should have
// been run, that handle.
void missing_find(Run *run);

// Who should have acted is known, so that it can be drawn.
static inline bool has_missing(const Run *run) {
  const RunEvent *missing = &run->verdict.missing;
  return run->verdict.judgement > PASSED && missing->seq > 0 &&
         missing->verb != VERBS && missing->actor != NOBODY;
}

#endif
