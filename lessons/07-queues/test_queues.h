// test_queues.h: what the tests of locks and queues have in common: tasks that
// wait for their turn, and note in which iteration it came.
#ifndef TEST_QUEUES_H
#define TEST_QUEUES_H

#include "05-tasks/test_tasks.h"
#include "07-queues/queue.h"

// Who does something with what: the argument of a body. It must live until the
// task is done.
typedef struct Who {
  const char *name;
  void *what;
} Who;

// Several of them, each started as a task of its own, in this order.
#define start_all(loop, body, whos)                                            \
  start_each(loop, body, whos, sizeof whos / sizeof *whos)
static inline void start_each(Loop *loop, CoroutineBody *body, Who *whos,
                              size_t count) {
  for (size_t i = 0; i < count; i++)
    start(loop, body, &whos[i]);
}

// "A has it in 3", or "A: CancelledError in 3"
static inline void note_turn(const Who *who, Outcome o) {
  if (o.how == RAISED)
    note("%s: %s in %u", who->name, error_repr(o.error), iteration());
  else
    note("%s in %u", who->name, iteration());
}

// An exception handler of a loop that is closed while tasks wait.
static inline void says_nothing(Loop *loop, const ExceptionContext *context,
                                void *arg) {
  (void)loop, (void)context, (void)arg;
}

static inline size_t waiting_in(const Waiters *waiters) {
  size_t n = 0;
  for (const Waiter *w = waiters->first; w; w = w->next)
    n++;
  return n;
}

// -- bodies -------------------------------------------------------------------

// async def getter(queue): note(name, await queue.get())
static inline Outcome getter(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = queue_get(who->what, self);
  note("%s: %s in %u", who->name, outcome_repr(o), iteration());
  return ended(o);
}

// async def putter(queue): await queue.put(name); note(name)
static inline Outcome putter(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = queue_put(who->what, self, value_str(who->name));
  note_turn(who, o);
  return o;
}

#endif
