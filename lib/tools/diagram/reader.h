// The lines of a trace file: what a header, an event and a verdict hold.

#ifndef DIAGRAM_READER_H
#define DIAGRAM_READER_H

#include "json.h"
#include "lookup.h"
#include "record.h"

typedef struct Reader {
  Record *record; // borrowed; the lines are added to it
  Lookup actors, handles;
  bool judged; // the verdict was read, and nothing may follow it
} Reader;

void reader_header(Reader *self, Json *json);

// An event, or the verdict.
void reader_event(Reader *self, Json *json);

#endif
