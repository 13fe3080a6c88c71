// trace_line.h: a recorded event, for people.
#ifndef TRACE_LINE_H
#define TRACE_LINE_H

#include "record/recorded.h"

// One event as one line without its end, as in `main send echo() 'hi'`. The
// text stays until the next call.
const char *trace_line(const RecordedEvent *event);

#endif
