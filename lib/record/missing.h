// missing.h: what should have happened in a run that went wrong.
#ifndef MISSING_H
#define MISSING_H

#include "record/recorded.h"

// Notes in the record which event should have happened there: a line of a
// record, or "".
void missing_note(Record *record, int seq, const char *line);

#endif
