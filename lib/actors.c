#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "die.h"
#include "record.h"
#include "symbol.h"

#ifndef NO_TRACE
Trace *trace_now;

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

void *arena_take(size_t size) {
  char *taken = arena->free;
  size = (size + 15) & ~(size_t)15;
  if (size > (size_t)(arena->end - taken))
    die("the trace is full: record a shorter run");
  arena->free = taken + size;
  return taken;
}

const char *arena_keep(const char *text) {
  return strcpy(arena_take(strlen(text) + 1), text);
}

Actor *actor_find(const void *object) {
  Actor *a = trace_now->actors;
  while (a && a->object != object)
    a = a->next;
  return a && a->same ? a->same : a;
}

static const Binding *binding_find(const void *node) {
  const Binding *b = trace_now->bindings;
  while (b && b->node != node)
    b = b->next;
  return b;
}

static bool label_taken(const char *label) {
  for (Actor *a = trace_now->actors; a; a = a->next)
    if (!strcmp(a->label, label))
      return true;
  return false;
}

// "evens()", and "evens() 2" for the second one. What has no function to be
// named after is named by its type.
void actor_label(Actor *self, const char *name) {
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

Actor *actor_new(const void *object, ActorKind kind, const void *code,
                 const char *name) {
  Actor *a = arena_take(sizeof *a);
  *a = (Actor){.next = trace_now->actors,
               .object = object,
               .code = code,
               .kind = kind,
               .id = trace_now->actor_count++};
  actor_label(a, name);
  trace_now->actors = a;
  return a;
}

// Who a handle that calls code(arg) belongs to.
Actor *actor_of_handle(const void *code, const void *arg) {
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
const char *handle_name(const void *code, const void *arg) {
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

Trace *trace_records(void) { return arena ? arena->all : NULL; }

Trace *trace_new(void) {
  trace_share();
  Trace *t = arena_take(sizeof *t);
  *t = (Trace){.next = arena->all};
  return trace_now = arena->all = t;
}
#endif
