#include "record/missing.h"

#include "record/sentence.h"
#include "record/shared_memory.h"

void missing_note(Record *record, int seq, const char *line) {
  LineParts parts;
  if (!line_take_apart(line, &parts))
    return;
  record->missing = (Missing){seq,
                              parts.verb,
                              record_text(parts.actor),
                              record_text(parts.target),
                              record_text(parts.value),
                              parts.delay};
}
