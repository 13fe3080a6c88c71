// actors.h: who is who in the record being written.
//
// An actor is known by the address of its object, which may serve another one
// later: the newest is meant. Its label is made once and told apart from all
// others, "echo()", "echo() 2", "Task-1".
#ifndef ACTORS_H
#define ACTORS_H

#include "record/recorded.h"

// By its newest name, or NULL.
RecordedActor *actor_find(const void *object);

// `code` is the function that it runs; `name` names it instead, or is NULL.
RecordedActor *actor_new(const void *object, ActorKind kind, const void *code,
                         const char *name);

// The actor `old` is from now on a task, known as `task` as well.
void actor_becomes_task(RecordedActor *old, const void *task, const char *name);

// A handle whose argument is `node` really calls code(arg): the next one, and
// all that call the same function with it until it is bound again.
void actor_bind(const void *node, const void *code, const void *arg);

// Who a handle that calls code(arg) belongs to: the task or future that is its
// argument when the function is that one's own task_step(), task_wakeup() or
// future_set(), else a callback, which is made once for each function.
RecordedActor *actor_of_handle(const void *code, const void *arg);

// "tick" for a callback of its own, "Task-1.step" for task_step(task).
const char *actor_call_name(const void *code, const void *arg);

#endif
