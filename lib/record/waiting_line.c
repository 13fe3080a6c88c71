#include "record/waiting_line.h"

#include "record/shared_memory.h"
#include "text.h"

void waiting_line_new(const void *object) {
  WaitingLine *line = record_memory(sizeof *line);
  const char *name = text_format("line %d", ++record_now->line_count);
  *line = (WaitingLine){record_now->lines, object, record_text(name)};
  record_now->lines = line;
}

const char *waiting_line_name(const void *object) {
  const WaitingLine *line = record_now->lines;
  while (line && line->object != object)
    line = line->next;
  if (!line)
    waiting_line_new(object);
  return line ? line->name : record_now->lines->name;
}
