#include "record/actors.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "record/shared_memory.h"
#include "symbol.h"
#include "value.h"

RecordedActor *actor_find(const void *object) {
  RecordedActor *a = record_now->actors;
  while (a && a->object != object)
    a = a->next;
  return a && a->same ? a->same : a;
}

// Sets both to what a handle that calls code(arg) really calls. What was bound
// may be gone, and its memory be the argument of another function since.
static void resolve(const void **code, const void **arg) {
  Binding *b = record_now->bindings;
  while (b && b->node != *arg)
    b = b->next;
  if (b && !b->through)
    b->through = *code;
  if (!b || b->through != *code)
    return;
  *code = b->code;
  *arg = b->arg;
}

// The smallest number that none of those has who are called the same.
static int number_free(const char *base) {
  int count = record_now->actor_count + 2, free_one = 1;
  bool *taken = allocate((size_t)count * sizeof *taken);
  for (RecordedActor *a = record_now->actors; a; a = a->next)
    if (a->base == base && a->number < count)
      taken[a->number] = true;
  while (taken[free_one])
    free_one++;
  free(taken);
  return free_one;
}

static const char *type_name(const RecordedActor *self) {
  switch (self->kind) {
  case ACTOR_MAIN:
    return "main";
  case ACTOR_LOOP:
    return "loop";
  case ACTOR_CALLBACK:
    return "callback";
  case ACTOR_THREAD:
    return "of a pool";
  default:
    return ((const Object *)self->object)->type->name;
  }
}

// "evens()", and "evens() 2" for the second one. What has no function to be
// named after is named by its type.
static void actor_label(RecordedActor *self, const char *name) {
  const char *function = self->code ? symbol_name(self->code) : NULL;
  const char *type = type_name(self);
  const char *call = function ? text_format("%s()", function) : NULL;
  const char *base = name ? name : function ? call : type;
  self->note = record_text(name && function   ? call
                           : name || function ? type
                                              : "");
  self->base = NULL; // when renamed, its old number is free
  base = message_format("%s", base);
  self->number = number_free(base);
  self->base = base;
  self->label = record_text(
      self->number == 1 ? base : text_format("%s %d", base, self->number));
}

RecordedActor *actor_new(const void *object, ActorKind kind, const void *code,
                         const char *name) {
  RecordedActor *a = record_memory(sizeof *a);
  *a = (RecordedActor){.next = record_now->actors,
                       .object = object,
                       .code = code,
                       .kind = kind,
                       .label = "",
                       .id = record_now->actor_count++};
  actor_label(a, name);
  record_now->actors = a;
  return a;
}

// Only a task's own step and wakeup, and a future's own set, are its doing: any
// other function is a callback, whatever its argument is. Where functions have
// no names, they are told by the argument alone.
static bool is_own(const void *code, const RecordedActor *a) {
  if (!a || a->kind < ACTOR_TASK)
    return false;
  const char *name = symbol_name(code);
  if (!name)
    return true;
  return a->kind == ACTOR_FUTURE
             ? !strcmp(name, "future_set")
             : !strcmp(name, "task_step") || !strcmp(name, "task_wakeup");
}

RecordedActor *actor_of_handle(const void *code, const void *arg) {
  resolve(&code, &arg);
  RecordedActor *a = arg ? actor_find(arg) : NULL;
  if (is_own(code, a))
    return a;
  a = actor_find(code);
  return a ? a : actor_new(code, ACTOR_CALLBACK, code, NULL);
}

const char *actor_call_name(const void *code, const void *arg) {
  resolve(&code, &arg);
  RecordedActor *a = actor_find(arg);
  const char *name = symbol_name(code);
  if (!name)
    name = "callback";
  if (!is_own(code, a))
    return name;
  const char *rest = strchr(name, '_');
  return text_format("%s.%s", a->label, rest ? rest + 1 : name);
}

void actor_becomes_task(RecordedActor *old, const void *task,
                        const char *name) {
  RecordedActor *alias = record_memory(sizeof *alias);
  *alias = (RecordedActor){
      .next = record_now->actors, .object = task, .label = "", .same = old};
  record_now->actors = alias;
  old->kind = ACTOR_TASK;
  actor_label(old, name);
}

void actor_bind(const void *node, const void *code, const void *arg) {
  Binding *b = record_memory(sizeof *b);
  *b = (Binding){record_now->bindings, node, code, arg, NULL};
  record_now->bindings = b;
}
