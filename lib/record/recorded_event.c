#include "record/recorded_event.h"

#include <string.h>

#include "die.h"
#include "record/actors.h"
#include "record/frames.h"
#include "record/shared_memory.h"

// Who waits for whom: deeper than the record is, its last place stands for
// all that is left out.
static RecordedActor **place(int depth) {
  int last = RECORDED_DEPTH - 1;
  return &record_now->stack[depth < 0 ? 0 : depth < last ? depth : last];
}

RecordedActor *actor_running(void) { return *place(record_now->depth); }

RecordedActor *actor_caller(void) { return *place(record_now->depth - 1); }

void actor_push(RecordedActor *actor) { *place(++record_now->depth) = actor; }

void actor_pop(void) {
  if (record_now->depth > 0)
    record_now->depth--;
}

// Nothing was ready, and yet it did not wait: for the sake of what comes next.
static void explain_select(RecordedEvent *before, Verb next) {
  if (before && !strcmp(before->why, "stopping"))
    before->why = next == TRACE_DUE      ? "overdue"
                  : next == TRACE_READY  ? "file"
                  : next == TRACE_LETTER ? "letter"
                                         : "stopping";
}

RecordedEvent *recorded_event_new(Verb verb, RecordedActor *target,
                                  const char *value) {
  enum { MOST_EVENTS = 20000 };
  if (record_now->last && record_now->last->seq == MOST_EVENTS)
    die("%d events are recorded: does this never end? (A test of many things "
        "calls untraced().)",
        MOST_EVENTS);
  RecordedEvent *e = record_memory(sizeof *e);
  *e = (RecordedEvent){.seq = record_now->last ? record_now->last->seq + 1 : 1,
                       .value = record_text(value),
                       .why = "",
                       .time = record_now->time,
                       .iteration = record_now->iteration,
                       .verb = verb,
                       .actor = actor_running(),
                       .target = target};
  if (verb == TRACE_RETURN || verb == TRACE_RAISE)
    e->frames[0] = outcome_origin(); // the body's own frame is gone
  else
    frames_walk(__builtin_frame_address(0), e->frames, RECORDED_FRAMES);
  explain_select(record_now->last, verb);
  *(record_now->last ? &record_now->last->next : &record_now->first) = e;
  return record_now->last = e;
}

const char *recorded_value(Value v) {
  RecordedActor *a =
      v.kind == OBJECT || v.kind == PTR ? actor_find(v.pointer) : NULL;
  return a ? a->label : repr(v);
}

const char *recorded_outcome(Outcome o) {
  return o.how == RAISED ? error_repr(o.error) : recorded_value(o.value);
}
