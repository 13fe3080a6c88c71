#include "record/event_text.h"

#include <string.h>

#include "text.h"

const char *event_text(const RecordedEvent *e) {
  if (e->verb == TRACE_SELECT)
    return text_format("iteration %u, t = %g", e->iteration, e->time);
  bool step = e->verb == TRACE_RUN && strchr(e->value, '('); // of a task
  bool names_target = e->target && !verb_comes_out(e->verb) &&
                      e->verb != TRACE_LETTER && (!e->serial || step);
  bool late = e->verb == TRACE_CANCEL && e->why[0];
  bool later = e->verb == TRACE_CALL_LATER;
  return text_format(
      "%s %s%s%s%s%s%s%s", e->actor->label, verb_name(e->verb),
      names_target ? " " : "", names_target ? e->target->label : "",
      later ? text_format(" %g", e->delay) : "", e->value[0] ? " " : "",
      e->value, late ? ", too late" : "");
}
