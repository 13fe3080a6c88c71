#include "record/trace_line.h"

#include <stdio.h>
#include <string.h>

const char *trace_line(const RecordedEvent *e) {
  static char line[300];
  if (e->verb == TRACE_SELECT) {
    snprintf(line, sizeof line, "iteration %u, t = %g", e->iteration, e->time);
    return line;
  }
  int n =
      snprintf(line, sizeof line, "%s %s", e->actor->label, verb_name(e->verb));
  bool step = e->verb == TRACE_RUN && strchr(e->value, '('); // of a task
  if (e->target && !verb_comes_out(e->verb) && (!e->serial || step))
    n += snprintf(line + n, sizeof line - n, " %s", e->target->label);
  if (e->verb == TRACE_CALL_LATER)
    n += snprintf(line + n, sizeof line - n, " %g", e->delay);
  if (e->value[0])
    snprintf(line + n, sizeof line - n, " %.200s", e->value);
  return line;
}
