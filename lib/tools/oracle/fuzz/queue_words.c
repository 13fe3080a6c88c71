#include "queue_words.h"

#include <stdlib.h>
#include <string.h>

#include "chain.h"

// -- making them --------------------------------------------------------------

static bool less(Value a, Value b) { return value_as_int(a) < value_as_int(b); }

void object_make(Thing *self, const Line *line) {
  const char *first = line->count > 2 ? line->words[2] : "";
  size_t n = (size_t)atoi(line->words[line->count > 3 ? 3 : line->count - 1]);
  if (line_is(line, "semaphore")) {
    self->semaphore.value = (size_t)atoi(first);
    self->semaphore.bound = line->count > 3 ? self->semaphore.value : 0;
  } else if (line_is(line, "condition"))
    self->condition.lock = &thing(first)->lock;
  else if (line_is(line, "barrier"))
    barrier_init(&self->barrier, (size_t)atoi(first));
  else if (line_is(line, "queue"))
    self->queue = *first == 'f'   ? queue_new(n)
                  : *first == 'l' ? queue_new_lifo(n)
                                  : queue_new_priority(n, less);
}

// -- those that wait ----------------------------------------------------------

static Lock *lock_of(Thing *self) {
  return self->name[0] == 'N' ? self->condition.lock : &self->lock;
}

static bool is_set(void *event) { return ((Event *)event)->is_set; }
static bool never(void *arg) { return arg; } // which is NULL

static Outcome wait_until(Thing *self, Coroutine *caller, const char *name) {
  bool of_event = strcmp(name, "never");
  return condition_wait_for(&self->condition, caller, of_event ? is_set : never,
                            of_event ? &thing(name)->event : NULL);
}

static Outcome acquire_it(Thing *self, Coroutine *caller) {
  return self->name[0] == 'M' ? semaphore_acquire(&self->semaphore, caller)
                              : lock_acquire(lock_of(self), caller);
}

static Outcome waits(Actor *self, const Line *line) {
  Thing *it = thing(line->words[1]);
  Coroutine *caller = self->self;
  if (line_is(line, "wait_event"))
    return event_wait(&it->event, caller);
  if (line_is(line, "wait_condition"))
    return condition_wait(&it->condition, caller);
  if (line_is(line, "wait_until"))
    return wait_until(it, caller, line->words[2]);
  if (line_is(line, "barrier_wait"))
    return barrier_wait(&it->barrier, caller);
  if (line_is(line, "reset"))
    return barrier_reset(&it->barrier, caller);
  if (line_is(line, "abort"))
    return barrier_abort(&it->barrier, caller);
  if (line_is(line, "put"))
    return queue_put(it->queue, caller, value_of(self, line));
  if (line_is(line, "get"))
    return queue_get(it->queue, caller);
  if (line_is(line, "join"))
    return queue_join(it->queue, caller);
  return acquire_it(it, caller);
}

Outcome acquire(Actor *self, const Line *line) {
  if (!loop_running())
    return raised(RuntimeError, "no loop");
  chain_enter(self->self, NULL);
  Outcome o = waits(self, line);
  chain_leave(self->self);
  return o;
}

static Outcome run_waiting(Actor *self, const Line *line) {
  if (!loop_running())
    return worth(self, line, text("no loop"));
  Outcome o = acquire(self, line);
  return o.how == RAISED ? o : worth(self, line, o);
}

// -- and those that do not ----------------------------------------------------

Outcome release(Thing *self) {
  return self->name[0] == 'M' ? semaphore_release(&self->semaphore)
                              : lock_release(lock_of(self));
}

static Outcome sets(Thing *self, bool set) {
  if (set)
    event_set(&self->event);
  else
    event_clear(&self->event);
  return none();
}

static Outcome does(Actor *self, const Line *line) {
  Thing *it = thing(line->words[1]);
  if (line_is(line, "release"))
    return release(it);
  if (line_is(line, "locked"))
    return truth(it->name[0] == 'M' ? semaphore_locked(&it->semaphore)
                                    : lock_of(it)->locked);
  if (line_is(line, "set") || line_is(line, "clear"))
    return sets(it, line_is(line, "set"));
  if (line_is(line, "is_set"))
    return truth(it->event.is_set);
  if (line_is(line, "notify"))
    return condition_notify(&it->condition, (size_t)atoi(line->words[2]));
  if (line_is(line, "notify_all"))
    return condition_notify_all(&it->condition);
  if (line_is(line, "n_waiting"))
    return number((int64_t)barrier_n_waiting(&it->barrier));
  if (line_is(line, "put_nowait"))
    return queue_put_nowait(it->queue, value_of(self, line));
  if (line_is(line, "get_nowait"))
    return queue_get_nowait(it->queue);
  if (line_is(line, "task_done"))
    return queue_task_done(it->queue);
  return number((int64_t)queue_size(it->queue));
}

static Outcome run_simple(Actor *self, const Line *line) {
  return worth(self, line, does(self, line));
}

Word *word_of_queues(const char *name) {
  static const char *const waiting[] = {
      "acquire", "wait_event", "wait_condition", "wait_until", "barrier_wait",
      "put",     "get",        "join",           "reset",      "abort"};
  static const char *const simple[] = {"release",    "locked",     "set",
                                       "clear",      "is_set",     "notify",
                                       "notify_all", "n_waiting",  "put_nowait",
                                       "task_done",  "get_nowait", "size"};
  for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++)
    if (!strcmp(waiting[i], name))
      return run_waiting;
  for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
    if (!strcmp(simple[i], name))
      return run_simple;
  return NULL;
}
