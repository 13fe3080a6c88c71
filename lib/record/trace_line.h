// trace_line.h: a recorded event, for people.
#ifndef TRACE_LINE_H
#define TRACE_LINE_H

#include "record/recorded.h"

// One event as one line without its end, as in `main send echo() 'hi'`: a text
// that is lent (see text.h).
const char *trace_line(const RecordedEvent *event);

#endif
