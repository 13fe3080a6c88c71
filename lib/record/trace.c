#include "trace.h"

#include <string.h>

#include "record/actors.h"
#include "record/recorded_event.h"
#include "record/shared_memory.h"
#include "record/waiting_line.h"
#include "record/watched_file.h"

#ifndef NO_TRACE
_Thread_local bool trace_on;
#endif

static RecordedActor *target_of(const void *object) {
  RecordedActor *a = object ? actor_find(object) : NULL;
  return a || !object ? a : actor_new(object, ACTOR_GENERATOR, NULL, NULL);
}

void trace_record(Verb verb, const void *object, Value value) {
  RecordedActor *target = target_of(object);
  // A plain iterator records nothing itself, and a future answers at once:
  // nothing is handed through them.
  if (verb == TRACE_YIELD_FROM &&
      (target->kind != ACTOR_GENERATOR || !target->code))
    return;
  // That a task is done shows in the return or raise of its coroutine.
  if (verb == TRACE_SET_RESULT && target->kind == ACTOR_TASK)
    return;
  const char *text = verb == TRACE_YIELD_FROM ? "" // it only names the sub
                     : value.kind == STR      ? value.string
                                              : recorded_value(value);
  recorded_event_new(verb, target, text);
  if (verb == TRACE_RUN)
    actor_push(target);
}

void trace_record_in(Verb verb, const void *object, Outcome letter) {
  RecordedActor *target = target_of(object);
  bool silent = verb == TRACE_NEXT || verb == TRACE_CLOSE;
  const char *text = silent ? "" : recorded_outcome(letter);
  if (target == actor_running() && record_now->last->verb == TRACE_RUN) {
    // A task's step resumes the coroutine that the task is: one event.
    const char *call = text_format("%s(%s)", verb_name(verb), text);
    record_now->last->value = record_text(call);
    return;
  }
  recorded_event_new(verb, target, text);
  actor_push(target);
}

void trace_record_out(Outcome o) {
  Verb verb = o.how == YIELDED    ? TRACE_YIELD
              : o.how == RETURNED ? TRACE_RETURN
                                  : TRACE_RAISE;
  RecordedActor *caller = actor_caller();
  ActorKind kind = actor_running()->kind;
  bool void_return = o.how == RETURNED && kind != ACTOR_MAIN &&
                     kind != ACTOR_GENERATOR && kind != ACTOR_TASK;
  recorded_event_new(verb, caller, void_return ? "" : recorded_outcome(o));
  actor_pop();
}

void trace_record_actor(const void *object, ActorKind kind, const void *code,
                        const char *name) {
  RecordedActor *a = actor_new(object, kind, code, name);
  if (kind != ACTOR_LOOP)
    recorded_event_new(TRACE_CREATE, a, "");
}

void trace_record_task(const void *old, const void *task, const char *name) {
  actor_becomes_task(target_of(old), task, name);
}

void trace_record_refused(Verb verb, const void *object, Outcome o) {
  RecordedActor *target = target_of(object);
  const char *why = o.how == RAISED       ? error_type_name(o.error.type)
                    : verb == TRACE_CLOSE ? "closed already"
                                          : "StopIteration";
  recorded_event_new(TRACE_REFUSED, target,
                     text_format("%s(): %s", verb_name(verb), why));
}

// What the record says of a handle so far: who scheduled it, where it stands.
typedef struct Life {
  const RecordedEvent *scheduled; // or NULL
  bool timed;                     // it stands in the timer heap
  bool cancelled;
} Life;

static Life life_of(uint64_t serial) {
  Life life = {0};
  for (const RecordedEvent *e = record_now->first; e; e = e->next) {
    if (e->serial != serial)
      continue;
    bool begins = e->verb == TRACE_CALL_SOON || e->verb == TRACE_CALL_LATER;
    if (begins)
      life = (Life){.scheduled = e, .timed = e->verb == TRACE_CALL_LATER};
    life.timed &= e->verb != TRACE_DUE;
    life.cancelled |= e->verb == TRACE_CANCEL;
  }
  return life;
}

// A loop that runs drops timers when an iteration begins, before its select
// says so; one that is closed drops what nobody has cancelled, too.
static void drop_explain(RecordedEvent *self) {
  Life life = life_of(self->serial);
  bool runs = actor_running()->kind == ACTOR_LOOP;
  self->why = life.cancelled ? "cancelled" : runs ? "" : "closed";
  self->iteration += runs && life.timed;
  record_now->ready -= !life.timed;
}

static void count_ready(const RecordedEvent *e) {
  if (e->verb == TRACE_CALL_SOON || e->verb == TRACE_DUE)
    record_now->ready++;
  if (e->verb == TRACE_RUN)
    record_now->ready--;
}

void trace_record_handle(Verb verb, uint64_t serial, const void *code,
                         const void *arg, double delay, double when) {
  RecordedActor *owner = actor_of_handle(code, arg);
  RecordedEvent *e =
      recorded_event_new(verb, owner, actor_call_name(code, arg));
  e->serial = serial;
  e->delay = delay;
  e->when = when;
  count_ready(e);
  if (verb == TRACE_DROP)
    drop_explain(e);
  if (verb == TRACE_RUN)
    actor_push(owner);
}

// Nothing happens, and it is in the record because of that. The event has no
// handle: there is none any more. A sleep cancels its timer at its end, whether
// it has run or not; that one is left out.
void trace_record_late_cancel(uint64_t serial) {
  Life life = life_of(serial);
  if (!life.scheduled || life.scheduled->target->kind == ACTOR_FUTURE)
    return;
  RecordedEvent *e =
      recorded_event_new(TRACE_CANCEL, NULL, life.scheduled->value);
  e->why = life.cancelled ? "cancelled" : "ran";
}

void trace_record_select(double waited, double at, unsigned iteration) {
  record_now->time = at;
  record_now->iteration = iteration;
  RecordedEvent *e =
      recorded_event_new(TRACE_SELECT, NULL, text_format("%g", waited));
  e->why = waited > 0 ? "wait"
           : record_now->ready > 0
               ? "ready"
               : "stopping"; // or another reason, see explain_select
}

void trace_record_time(double now) { record_now->time = now; }

void trace_record_done_callback(Verb verb, const void *target, const void *code,
                                const void *arg) {
  recorded_event_new(verb, target_of(target), actor_call_name(code, arg));
}

void trace_record_new_line(const void *line) { waiting_line_new(line); }

void trace_record_line(Verb verb, const void *line, const void *future) {
  recorded_event_new(verb, target_of(future), waiting_line_name(line));
}

void trace_record_new_file(int fd) { watched_file_new(fd); }
void trace_record_file(Verb verb, int fd, const char *purpose) {
  recorded_event_new(verb, NULL,
                     text_format("%s to %s", watched_file_name(fd), purpose));
}

void trace_record_bind(const void *node, const void *code, const void *arg) {
  actor_bind(node, code, arg);
}

// The callback or step that the loop runs is over; a coroutine that yielded
// or returned has said so already.
void trace_record_ran(Outcome o) {
  if (actor_running()->kind != ACTOR_LOOP)
    trace_record_out(o);
}
