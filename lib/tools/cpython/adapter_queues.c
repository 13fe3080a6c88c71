// adapter_queues.c: the kit's locks and queues, for Python.
//
// An item of a queue is a number here, for an object that Python keeps.
#include <stdlib.h>
#include <string.h>

#include "07-queues/barrier.h"
#include "07-queues/event.h"
#include "07-queues/queue.h"
#include "07-queues/semaphore.h"
#include "adapter_call.h"
#include "die.h"

// One of them, zeroed.
typedef union Any {
  Lock lock;
  Event event;
  Semaphore semaphore;
  Condition condition;
  Barrier barrier;
} Any;

void *adapter_any_new(void) { return allocate(sizeof(Any)); }
void adapter_any_free(void *self) { free(self); }

void adapter_condition_begin(Condition *self, Lock *lock) { self->lock = lock; }

void adapter_semaphore_begin(Semaphore *self, long value, long bound) {
  self->value = (size_t)value;
  self->bound = (size_t)bound;
}

// -- calls that wait ----------------------------------------------------------

typedef Outcome Waits(void *object, Coroutine *caller);

static Outcome waits(Call *self, Coroutine *caller) {
  Waits *function = *(Waits **)self->other;
  return function(self->object, caller);
}

// Those that are told of nothing but the object, by their names.
Call *adapter_waits(const char *name, void *object) {
  static struct {
    const char *name;
    Waits *function;
  } all[] = {
      {"lock_acquire", (Waits *)lock_acquire},
      {"event_wait", (Waits *)event_wait},
      {"semaphore_acquire", (Waits *)semaphore_acquire},
      {"condition_wait", (Waits *)condition_wait},
      {"barrier_wait", (Waits *)barrier_wait},
      {"barrier_reset", (Waits *)barrier_reset},
      {"barrier_abort", (Waits *)barrier_abort},
      {"queue_get", (Waits *)queue_get},
      {"queue_join", (Waits *)queue_join},
  };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (!strcmp(all[i].name, name))
      return call_new(
          (Call){.body = waits, .object = object, .other = &all[i].function});
  die("nothing that waits is called %s", name);
}

static Outcome waits_until(Call *self, Coroutine *caller) {
  bool (*holds)(void) = *(bool (**)(void))self->other;
  Predicate *predicate = (Predicate *)(void (*)(void))holds;
  return condition_wait_for(self->object, caller, predicate, NULL);
}

// `holds` is a place with the function.
Call *adapter_wait_until(Condition *condition, void *holds) {
  return call_new(
      (Call){.body = waits_until, .object = condition, .other = holds});
}

static Outcome puts_item(Call *self, Coroutine *caller) {
  return queue_put(self->object, caller, self->given.value);
}

Call *adapter_put(Queue *queue, long item) {
  return call_new((Call){
      .body = puts_item, .object = queue, .given = returned(value_int(item))});
}

// -- and those that do not ----------------------------------------------------

Outcome adapter_put_nowait(Queue *queue, long item) {
  return queue_put_nowait(queue, value_int(item));
}

static bool (*less_in_python)(long a, long b);

static bool less(Value a, Value b) {
  return less_in_python((long)value_as_int(a), (long)value_as_int(b));
}

Queue *adapter_priority_new(long most, bool (*function)(long a, long b)) {
  less_in_python = function;
  return queue_new_priority((size_t)most, less);
}

// -- for tests that look inside -----------------------------------------------

static Waiters *waiters_of(const char *which, void *object) {
  return !strcmp(which, "Lock")        ? &((Lock *)object)->waiters
         : !strcmp(which, "Event")     ? &((Event *)object)->waiters
         : !strcmp(which, "Semaphore") ? &((Semaphore *)object)->waiters
         : !strcmp(which, "Condition") ? &((Condition *)object)->waiters
         : !strcmp(which, "getters")   ? &((Queue *)object)->getters
                                       : &((Queue *)object)->putters;
}

// Who has not been called yet, as CPython's queues have them, or who has not
// left the line; NULL: only counts.
long adapter_waiters(const char *which, void *object, int uncalled,
                     Future **futures) {
  long count = 0;
  for (Waiter *w = waiters_of(which, object)->first; w; w = w->next) {
    if (uncalled && future_done(w->future))
      continue;
    if (futures)
      futures[count] = w->future;
    count++;
  }
  return count;
}

void adapter_bind(const char *which, void *object, Loop *loop) {
  waiters_of(which, object)->loop = loop->number;
}

int adapter_locked(const Lock *self) { return self->locked; }
int adapter_is_set(const Event *self) { return self->is_set; }
long adapter_value(const Semaphore *self) { return (long)self->value; }
long adapter_barrier_count(const Barrier *self) { return (long)self->count; }
int adapter_barrier_state(const Barrier *self) { return (int)self->state; }
long adapter_unfinished(const Queue *self) { return (long)self->unfinished; }
void adapter_set_unfinished(Queue *self, long count) {
  self->unfinished = (size_t)count;
}

long adapter_item(const Queue *self, long i) {
  return (long)value_as_int(
      self->items[(self->head + (size_t)i) & (self->room - 1)]);
}
