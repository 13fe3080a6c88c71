// adapter_together.c: the kit's gather, wait, timeouts and groups, for Python.
#include <stdlib.h>

#include "06-together/gather.h"
#include "06-together/task_group.h"
#include "06-together/timeout.h"
#include "06-together/wait.h"
#include "adapter_call.h"
#include "die.h"

// -- calls that wait ----------------------------------------------------------

static Outcome waits_for(Call *self, Coroutine *caller) {
  return wait_for(caller, self->object, self->number);
}

Call *adapter_wait_for(Future *future, double timeout) {
  return call_new(
      (Call){.body = waits_for, .object = future, .number = timeout});
}

static Outcome waits(Call *self, Coroutine *caller) {
  return asyncio_wait(caller, (size_t)self->count, self->object, self->number,
                      (ReturnWhen)self->given.how);
}

// The futures are Python's, and so is the array.
Call *adapter_wait(long count, Future **futures, double timeout, int when) {
  return call_new((Call){.body = waits,
                         .object = futures,
                         .count = count,
                         .number = timeout,
                         .given.how = (int)when});
}

static Outcome leaves_group(Call *self, Coroutine *caller) {
  return task_group_exit(self->object, caller, self->given);
}

Call *adapter_group_exit(TaskGroup *group, Outcome how) {
  return call_new((Call){.body = leaves_group, .object = group, .given = how});
}

// -- what a gather is worth ---------------------------------------------------

// How many it has, or -1: it is no list.
long adapter_list_count(Outcome o) {
  const List *list = value_as_list(o.value);
  return list ? (long)list->count : -1;
}

Outcome adapter_list_item(Outcome o, long i) {
  return value_as_list(o.value)->items[i];
}

// -- groups and timeouts ------------------------------------------------------

TaskGroup *adapter_group_new(void) { return allocate(sizeof(TaskGroup)); }

void adapter_group_free(TaskGroup *self) {
  task_group_release(self);
  free(self);
}

long adapter_group_unfinished(const TaskGroup *self) {
  return (long)self->unfinished;
}

int adapter_group_state(const TaskGroup *self) {
  return self->aborting ? 2 : self->parent ? 1 : 0;
}

long adapter_group_error_count(const TaskGroup *self) {
  return (long)self->error_count;
}

Outcome adapter_group_error(const TaskGroup *self, long i) {
  return raised_error(self->errors[i]);
}

Timeout *adapter_timeout_new(void) { return allocate(sizeof(Timeout)); }
void adapter_timeout_free(Timeout *self) { free(self); }
int adapter_timeout_state(const Timeout *self) { return (int)self->state; }

// -- for the shim -------------------------------------------------------------

void adapter_give_back(Future *self) { future_give_back_reference(self); }
