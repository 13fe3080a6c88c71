// trace_event.h: every further line of a trace file: an event, or the verdict.

#ifndef DIAGRAM_TRACE_EVENT_H
#define DIAGRAM_TRACE_EVENT_H

#include "trace_header.h"

void reader_event(Reader *self, Json *json);

#endif
