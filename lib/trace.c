#include "trace.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "die.h"
#include "record.h"
#include "symbol.h"

#ifndef NO_TRACE
extern char **environ;

bool trace_on;
static Trace *now; // the record being written

// Memory that survives a crashed child. Pages that nobody touches cost
// nothing.
static struct Arena {
  char *free, *end;
  Trace *all; // every record, newest first
} * arena;

void trace_share(void) {
  enum { SIZE = 256 << 20 };
  if (arena)
    return;
  arena = mmap(NULL, SIZE, PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (arena == MAP_FAILED)
    die("out of memory: no room for the trace");
  arena->free = (char *)(arena + 1);
  arena->end = (char *)arena + SIZE;
}

static void *arena_take(size_t size) {
  char *taken = arena->free;
  size = (size + 15) & ~(size_t)15;
  if (size > (size_t)(arena->end - taken))
    die("the trace is full: record a shorter run");
  arena->free = taken + size;
  return taken;
}

static const char *keep(const char *text) {
  return strcpy(arena_take(strlen(text) + 1), text);
}

static Actor *actor_find(const void *object) {
  Actor *a = now->actors;
  while (a && a->object != object)
    a = a->next;
  return a && a->same ? a->same : a;
}

static const Binding *binding_find(const void *node) {
  const Binding *b = now->bindings;
  while (b && b->node != node)
    b = b->next;
  return b;
}

static bool label_taken(const char *label) {
  for (Actor *a = now->actors; a; a = a->next)
    if (!strcmp(a->label, label))
      return true;
  return false;
}

// "evens()", and "evens() 2" for the second one. What has no function to be
// named after is named by its type.
static void actor_label(Actor *self, const char *name) {
  const char *function = self->code ? symbol_name(self->code) : NULL;
  const char *type = self->kind == ACTOR_MAIN   ? "main"
                     : self->kind == ACTOR_LOOP ? "loop"
                     : self->kind == ACTOR_CALLBACK
                         ? "callback"
                         : ((const Object *)self->object)->type->name;
  char base[32];
  self->label[0] = 0; // when renamed, its old label is free
  snprintf(base, sizeof base, "%s", name ? name : function ? function : type);
  if (!name && function)
    strncat(base, "()", sizeof base - strlen(base) - 1);
  const char *label = base;
  for (int n = 2; label_taken(label); n++)
    label = text_format("%s %d", base, n);
  snprintf(self->label, sizeof self->label, "%.39s", label);
  bool both = name && function;
  snprintf(self->note, sizeof self->note, both ? "%s()" : "%s",
           both               ? function
           : name || function ? type
                              : "");
}

static Actor *actor_new(const void *object, ActorKind kind, const void *code,
                        const char *name) {
  Actor *a = arena_take(sizeof *a);
  *a = (Actor){.next = now->actors,
               .object = object,
               .code = code,
               .kind = kind,
               .id = now->actor_count++};
  actor_label(a, name);
  now->actors = a;
  return a;
}

// Who a handle that calls code(arg) belongs to.
static Actor *actor_of_handle(const void *code, const void *arg) {
  const Binding *b = binding_find(arg);
  if (b)
    return actor_of_handle(b->code, b->arg);
  Actor *a = arg ? actor_find(arg) : NULL;
  if (a && a->kind >= ACTOR_TASK)
    return a;
  a = actor_find(code);
  return a ? a : actor_new(code, ACTOR_CALLBACK, code, NULL);
}

// "tick" for a callback of its own, "Task-1.step" for task_step(task).
static const char *handle_name(const void *code, const void *arg) {
  const Binding *b = binding_find(arg);
  if (b)
    return handle_name(b->code, b->arg);
  Actor *a = actor_find(arg);
  const char *name = symbol_name(code);
  if (!name)
    name = "callback";
  if (!a || a->kind < ACTOR_TASK)
    return name;
  const char *rest = strchr(name, '_');
  return text_format("%s.%s", a->label, rest ? rest + 1 : name);
}

// The return addresses above us, by the frame pointers. A coroutine's first
// frame has none, which ends the walk; main's lie below the environment.
static void frames_walk(const void **frames, int count) {
  char **frame = __builtin_frame_address(0);
  for (int i = 0; i < count; i++) {
#ifdef __riscv
    char **next = (char **)frame[-2];
    frames[i] = frame[-1];
#else
    char **next = (char **)frame[0];
    frames[i] = frame[1];
#endif
    if (next <= frame || next > frame + 8192 || next >= (char **)environ ||
        (uintptr_t)next % sizeof next)
      return;
    frame = next;
  }
}

static Actor *running(void) { return now->stack[now->depth]; }

static void push(Actor *actor) {
  if (now->depth + 1 < TRACE_DEPTH)
    now->stack[++now->depth] = actor;
}

static Event *event_new(Verb verb, Actor *target, const char *value) {
  Event *e = arena_take(sizeof *e);
  *e = (Event){.seq = now->last ? now->last->seq + 1 : 1,
               .value = keep(value),
               .time = now->time,
               .iteration = now->iteration,
               .verb = verb,
               .actor = running(),
               .target = target};
  if (verb == TRACE_RETURN || verb == TRACE_RAISE) {
    e->frames[0] = outcome_origin; // the body's own frame is gone
    outcome_origin = NULL;
  } else {
    frames_walk(e->frames, TRACE_FRAMES);
  }
  *(now->last ? &now->last->next : &now->first) = e;
  return now->last = e;
}

static const char *value_text(Value v) {
  Actor *a = v.kind == OBJECT || v.kind == PTR ? actor_find(v.pointer) : NULL;
  return a ? a->label : repr(v);
}

static const char *outcome_text(Outcome o) {
  return o.how == RAISED ? error_repr(o.error) : value_text(o.value);
}

static Actor *target_of(const void *object) {
  Actor *a = object ? actor_find(object) : NULL;
  return a || !object ? a : actor_new(object, ACTOR_GENERATOR, NULL, NULL);
}

void trace_record(Verb verb, const void *object, Value value) {
  Actor *target = target_of(object);
  // A plain iterator records nothing itself, and a future answers at once:
  // nothing is handed through them.
  if (verb == TRACE_YIELD_FROM &&
      (target->kind != ACTOR_GENERATOR || !target->code))
    return;
  // That a task is done shows in the return or raise of its coroutine.
  if (verb == TRACE_SET_RESULT && target->kind == ACTOR_TASK)
    return;
  event_new(verb, target, value.kind == STR ? value.string : value_text(value));
  if (verb == TRACE_RUN)
    push(target);
}

void trace_record_in(Verb verb, const void *object, Outcome letter) {
  Actor *target = target_of(object);
  bool silent = verb == TRACE_NEXT || verb == TRACE_CLOSE;
  const char *text = silent ? "" : outcome_text(letter);
  if (target == running() && now->last->verb == TRACE_RUN) {
    // A task's step resumes the coroutine that the task is: one event.
    const char *call = text_format("%s(%s)", trace_verb(verb), text);
    now->last->value = keep(call);
    return;
  }
  event_new(verb, target, text);
  push(target);
}

void trace_record_out(Outcome o) {
  Verb verb = o.how == YIELDED    ? TRACE_YIELD
              : o.how == RETURNED ? TRACE_RETURN
                                  : TRACE_RAISE;
  Actor *caller = now->stack[now->depth > 0 ? now->depth - 1 : 0];
  bool void_return = o.how == RETURNED && (running()->kind == ACTOR_CALLBACK ||
                                           running()->kind == ACTOR_LOOP);
  event_new(verb, caller, void_return ? "" : outcome_text(o));
  if (now->depth > 0)
    now->depth--;
}

void trace_record_actor(const void *object, ActorKind kind, const void *code,
                        const char *name) {
  Actor *a = actor_new(object, kind, code, name);
  if (kind != ACTOR_LOOP)
    event_new(TRACE_CREATE, a, "");
}

void trace_record_task(const void *old, const void *task, const char *name) {
  Actor *real = target_of(old), *alias = arena_take(sizeof *alias);
  *alias = (Actor){.next = now->actors, .object = task, .same = real};
  now->actors = alias;
  real->kind = ACTOR_TASK;
  actor_label(real, name);
}

void trace_record_refused(Verb verb, const void *object, Outcome o) {
  Actor *target = target_of(object);
  const char *why =
      o.how == RAISED ? error_type_name(o.error.type) : "StopIteration";
  event_new(TRACE_REFUSED, target,
            text_format("%s(): %s", trace_verb(verb), why));
}

void trace_record_handle(Verb verb, uint64_t serial, const void *code,
                         const void *arg, double delay, double when) {
  Actor *owner = actor_of_handle(code, arg);
  Event *e = event_new(verb, owner, handle_name(code, arg));
  e->serial = serial;
  e->delay = delay;
  e->when = when;
  if (verb == TRACE_RUN)
    push(owner);
}

void trace_record_select(double waited, double at, unsigned iteration) {
  now->time = at;
  now->iteration = iteration;
  event_new(TRACE_SELECT, NULL, text_format("%g", waited));
}

void trace_record_bind(const void *node, const void *code, const void *arg) {
  Binding *b = arena_take(sizeof *b);
  *b = (Binding){now->bindings, node, code, arg};
  now->bindings = b;
}

Trace *trace_begin(const char *name, const char *title, const char *subtitle) {
  trace_share();
  Trace *t = arena_take(sizeof *t);
  *t = (Trace){.next = arena->all};
  snprintf(t->name, sizeof t->name, "%s", name);
  snprintf(t->title, sizeof t->title, "%s", title);
  snprintf(t->subtitle, sizeof t->subtitle, "%s", subtitle);
  now = arena->all = t;
  t->stack[0] = actor_new(t, ACTOR_MAIN, NULL, NULL);
  trace_on = true;
  return t;
}

// The callback or step that the loop runs is over; a coroutine that yielded
// or returned has said so already.
void trace_record_ran(Outcome o) {
  if (running()->kind != ACTOR_LOOP)
    trace_record_out(o);
}

void trace_end(void) { trace_on = false; }

Trace *trace_records(void) { return arena ? arena->all : NULL; }
#endif

void print(const char *format, ...) {
  char line[512];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  trace(TRACE_PRINT, NULL, value_str(line));
  puts(line);
}
