// trace_header.h: the first line of a trace file, which lists the actors.

#ifndef DIAGRAM_TRACE_HEADER_H
#define DIAGRAM_TRACE_HEADER_H

#include "json.h"
#include "lookup.h"
#include "run.h"

#include <string.h>

typedef struct Reader {
  Run *run; // borrowed; the lines are added to it
  Lookup actors, handles;
  bool judged; // the verdict was read, and nothing may follow it
} Reader;

static inline bool same(const char *a, const char *b) {
  return strcmp(a, b) == 0;
}

void reader_header(Reader *self, Json *json);

// The actor with that id in the header, or NOBODY.
int reader_find_actor(const Reader *self, const char *id);

#endif
