// source.h: the learner's line that caused an event.
#ifndef SOURCE_H
#define SOURCE_H

#include "record/recorded.h"

// Looks up the source lines of all events at once; then source_of() names the
// line that caused one, as in "evens.c:9", or "".
void sources_find(void);
const char *source_of(const RecordedEvent *event);
void sources_release(void);

#endif
