#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

static bool has_queue(const void *thing) {
  return ((const LinesThing *)thing)->queue;
}

static LinesThing *any_lines(Caller *self) {
  return thing_pick(LINES, &self->dice, has_queue);
}

static bool call_new(Caller *self) {
  LinesThing *it = make_thing(self, LINES);
  if (!it)
    return false;
  bool bounded = dice_once_in(&self->dice, 2);
  it->semaphore.value = dice_roll(&self->dice, 2) + bounded;
  it->semaphore.bound = bounded ? it->semaphore.value : 0;
  it->condition.lock = &it->lock;
  barrier_init(&it->barrier, 1 + dice_roll(&self->dice, 3));
  size_t most = dice_roll(&self->dice, 3);
  bool last_first = dice_once_in(&self->dice, 3);
  say(self, "%s = %s(%zu), and a lock, and so on", thing_name(it),
      last_first ? "queue_new_lifo" : "queue_new", most);
  it->queue = last_first ? queue_new_lifo(most) : queue_new(most);
  return true;
}

void call_queue_free(Caller *self, LinesThing *it) {
  say(self, "queue_free(%s)", thing_name(it));
  Queue *queue = it->queue;
  it->queue = NULL;
  queue_free(queue);
}

static bool nobody_stands_there(const void *thing) {
  const LinesThing *self = thing;
  return self->queue && !self->standing;
}

static bool call_free(Caller *self) {
  LinesThing *it = thing_pick(LINES, &self->dice, nobody_stands_there);
  if (!it || !dice_once_in(&self->dice, 8))
    return false;
  call_queue_free(self, it);
  return true;
}

// -- those that do not wait ---------------------------------------------------

#define CALL(name, text, expression)                                           \
  static bool name(Caller *self) {                                             \
    LinesThing *it = any_lines(self);                                          \
    if (!it)                                                                   \
      return false;                                                            \
    say(self, text "(%s)", thing_name(it));                                    \
    came(expression);                                                          \
    return true;                                                               \
  }

static Outcome nothing(void) { return returned(value_none()); }
static Outcome number(size_t n) { return returned(value_int((int64_t)n)); }

CALL(call_lock_release, "lock_release", lock_release(&it->lock))
CALL(call_event_set, "event_set", (event_set(&it->event), nothing()))
CALL(call_event_clear, "event_clear", (event_clear(&it->event), nothing()))
CALL(call_semaphore_release, "semaphore_release",
     semaphore_release(&it->semaphore))
CALL(call_notify, "condition_notify",
     condition_notify(&it->condition, 1 + dice_roll(&self->dice, 2)))
CALL(call_notify_all, "condition_notify_all",
     condition_notify_all(&it->condition))
CALL(call_n_waiting, "barrier_n_waiting",
     number(barrier_n_waiting(&it->barrier)))
CALL(call_put_nowait, "queue_put_nowait",
     queue_put_nowait(it->queue, any_value(&self->dice)))
CALL(call_get_nowait, "queue_get_nowait", queue_get_nowait(it->queue))
CALL(call_task_done, "queue_task_done", queue_task_done(it->queue))
CALL(call_size, "queue_size", number(queue_size(it->queue)))

const ApiCall lines_calls[] = {
    {"queue_new", call_new, ANYWHERE, 3, 6},
    {"queue_free", call_free, ANYWHERE, 1, 1},
    {"lock_release", call_lock_release, ANYWHERE, 5, 2},
    {"event_set", call_event_set, ANYWHERE, 4, 2},
    {"event_clear", call_event_clear, ANYWHERE, 2, 1},
    {"semaphore_release", call_semaphore_release, ANYWHERE, 4, 1},
    {"condition_notify", call_notify, ANYWHERE, 3, 1},
    {"condition_notify_all", call_notify_all, ANYWHERE, 2, 1},
    {"barrier_n_waiting", call_n_waiting, ANYWHERE, 1, 1},
    {"queue_put_nowait", call_put_nowait, ANYWHERE, 4, 2},
    {"queue_get_nowait", call_get_nowait, ANYWHERE, 3, 1},
    {"queue_task_done", call_task_done, ANYWHERE, 3, 1},
    {"queue_size", call_size, ANYWHERE, 1, 1},
    {0},
};

// -- those that wait ----------------------------------------------------------

// Who waits keeps his loop. NULL: he may not.
static LoopThing *may_wait(Caller *self) {
  bool leaves =
      self->place == IN_CLEANUP && error_is(self->unwinding, GeneratorExit);
  return self->coroutine && !leaves ? body_may_wait(self->body) : NULL;
}

static bool now_and_then(void *dice) { return dice_once_in(dice, 3); }

#define WAIT(name, text, expression)                                           \
  static bool name(Caller *self) {                                             \
    LinesThing *it = any_lines(self);                                          \
    LoopThing *loop = may_wait(self);                                          \
    if (!it || !loop)                                                          \
      return false;                                                            \
    Coroutine *caller = self->coroutine;                                       \
    say(self, text "(%s)", thing_name(it));                                    \
    loop->busy++;                                                              \
    it->standing++;                                                            \
    self->thrown = came(expression);                                           \
    it->standing--;                                                            \
    loop->busy--;                                                              \
    must(self->thrown.how != YIELDED, "a wait is worth a YIELDED");            \
    self->body->leaving |= self->thrown.how == RAISED &&                       \
                           error_is(self->thrown.error, GeneratorExit);        \
    return true;                                                               \
  }

WAIT(wait_lock, "lock_acquire", lock_acquire(&it->lock, caller))
WAIT(wait_event, "event_wait", event_wait(&it->event, caller))
WAIT(wait_semaphore, "semaphore_acquire",
     semaphore_acquire(&it->semaphore, caller))
WAIT(wait_condition, "condition_wait", condition_wait(&it->condition, caller))
WAIT(wait_until, "condition_wait_for",
     condition_wait_for(&it->condition, caller, now_and_then, &self->dice))
WAIT(wait_barrier, "barrier_wait", barrier_wait(&it->barrier, caller))
WAIT(wait_reset, "barrier_reset", barrier_reset(&it->barrier, caller))
WAIT(wait_abort, "barrier_abort", barrier_abort(&it->barrier, caller))
WAIT(wait_put, "queue_put",
     queue_put(it->queue, caller, any_value(&self->dice)))
WAIT(wait_get, "queue_get", queue_get(it->queue, caller))
WAIT(wait_join, "queue_join", queue_join(it->queue, caller))

const ApiCall lines_waits[] = {
    {"lock_acquire", wait_lock, IN_COROUTINES, 10, 0},
    {"event_wait", wait_event, IN_COROUTINES, 6, 0},
    {"semaphore_acquire", wait_semaphore, IN_COROUTINES, 6, 0},
    {"condition_wait", wait_condition, IN_COROUTINES, 8, 0},
    {"condition_wait_for", wait_until, IN_COROUTINES, 5, 0},
    {"barrier_wait", wait_barrier, IN_COROUTINES, 8, 0},
    {"barrier_reset", wait_reset, IN_COROUTINES, 2, 0},
    {"barrier_abort", wait_abort, IN_COROUTINES, 1, 0},
    {"queue_put", wait_put, IN_COROUTINES, 6, 0},
    {"queue_get", wait_get, IN_COROUTINES, 6, 0},
    {"queue_join", wait_join, IN_COROUTINES, 3, 0},
    {0},
};
