// trace_file.h: a record as a file of JSON lines, for the diagram program.
//
// The first line is the header with the actors, each further one an event, a
// last one perhaps the verdict. An event says in "line" what event_text()
// makes of it, for tools that read no further.
#ifndef TRACE_FILE_H
#define TRACE_FILE_H

#include "record/recorded.h"

// Writes this record, which is lent, and all before it, each to
// DIRECTORY/NAME.trace. One run of addr2line finds the source lines; without it
// they stay empty.
void trace_write_all(const Record *newest, const char *directory);

#endif
