#include <math.h>

#include "06-together/gather.h"
#include "06-together/shield.h"
#include "06-together/task_group.h"
#include "06-together/timeout.h"
#include "06-together/wait.h"
#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

enum { MOST_CHILDREN = 3 };

// A list or a result of others goes with the gather that has it, so nothing
// stands on a gather.
static bool may_be_child(const void *thing) {
  const Promise *self = thing;
  return promise_usable(self) && self->held && !self->of_others;
}

// -- new futures --------------------------------------------------------------

// It may be done whenever they are: given back, it may be gone.
static void begin(Promise *p, LoopThing *loop, Future *future) {
  *p = (Promise){.thing = p->thing,
                 .loop = loop,
                 .future = future,
                 .held = true,
                 .settled = true,
                 .of_others = true};
}

static bool call_gather(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (!loop || loop_is_closed(loop->loop))
    return false;
  Future *children[MOST_CHILDREN];
  size_t count = dice_roll(&self->dice, MOST_CHILDREN + 1);
  for (size_t i = 0; i < count; i++) {
    Promise *child = thing_pick(PROMISE, &self->dice, may_be_child);
    if (!child)
      return false;
    children[i] = child->future;
  }
  Promise *p = make_thing(self, PROMISE);
  if (!p)
    return false;
  say(self, "%s = gather(%s, %zu, ...)", thing_name(p), thing_name(loop),
      count);
  uses_loop(self, loop);
  begin(p, loop,
        gather(loop->loop, count, children, dice_once_in(&self->dice, 2)));
  return true;
}

// What is done already is handed back, and is one's own then; we give that back
// at once, for it has its place here.
static bool call_shield(Caller *self) {
  Promise *inner = thing_pick(PROMISE, &self->dice, may_be_child);
  if (!inner)
    return false;
  Promise *p = make_thing(self, PROMISE);
  if (!p)
    return false;
  say(self, "%s = shield(%s)", thing_name(p), thing_name(inner));
  uses_loop(self, inner->loop);
  Future *future = shield(inner->future);
  if (future == inner->future)
    future_give_back_reference(future);
  else
    begin(p, inner->loop, future);
  return true;
}

// -- waiting ------------------------------------------------------------------

// Who waits keeps what he waits for, and his loop. NULL: he may not.
static LoopThing *may_wait(Caller *self) {
  bool leaves =
      self->place == IN_CLEANUP && error_is(self->unwinding, GeneratorExit);
  return self->coroutine && !leaves ? body_may_wait(self->body) : NULL;
}

static bool is_back(Caller *self, LoopThing *loop, Outcome o) {
  must(o.how != YIELDED, "a body gets a YIELDED from its own wait");
  loop->busy--;
  self->body->leaving |= o.how == RAISED && error_is(o.error, GeneratorExit);
  self->thrown = came(o);
  return true;
}

static void pin(size_t count, Promise *promises[], int by) {
  for (size_t i = 0; i < count; i++)
    promises[i]->pins += by;
}

static bool call_wait_for(Caller *self) {
  LoopThing *loop = may_wait(self);
  Promise *p = thing_pick(PROMISE, &self->dice, may_be_child);
  double timeout = any_delay(&self->dice);
  if (!loop || !p || timeout == INFINITY)
    return false;
  say(self, "wait_for(%s, %g)", thing_name(p), timeout);
  promise_settles(p);
  promise_is_yielded(p);
  pin(1, &p, 1);
  loop->busy++;
  Outcome o = wait_for(self->coroutine, p->future, timeout);
  pin(1, &p, -1);
  return is_back(self, loop, o);
}

static bool call_wait(Caller *self) {
  LoopThing *loop = may_wait(self);
  Promise *promises[MOST_CHILDREN];
  Future *futures[MOST_CHILDREN];
  size_t count = dice_roll(&self->dice, MOST_CHILDREN + 1);
  for (size_t i = 0; i < count; i++) {
    promises[i] = thing_pick(PROMISE, &self->dice, may_be_child);
    if (!promises[i])
      return false;
    futures[i] = promises[i]->future;
  }
  if (!loop)
    return false;
  say(self, "asyncio_wait(%zu, ...)", count);
  pin(count, promises, 1);
  loop->busy++;
  Outcome o =
      asyncio_wait(self->coroutine, count, futures, any_delay(&self->dice),
                   (ReturnWhen)dice_roll(&self->dice, 3));
  pin(count, promises, -1);
  return is_back(self, loop, o);
}

// -- blocks -------------------------------------------------------------------

// The task that a block belongs to, which must be there until it is left.
static Promise *may_enter(Caller *self) {
  Promise *task = may_wait(self) ? body_task(self->body) : NULL;
  return task && task->held && promise_usable(task) ? task : NULL;
}

// Some calls of the same body, and how they have ended.
static Outcome run_block(Caller *self) {
  Caller inside = caller_new(self->place, key_of(self->key, ~self->calls));
  inside.body = self->body;
  inside.coroutine = self->coroutine;
  inside.unwinding = self->unwinding;
  for (unsigned i = dice_roll(&self->dice, 4); i > 0; i--) {
    caller_run_one(&inside);
    if (inside.thrown.how == RAISED)
      return inside.thrown;
  }
  return returned(value_none());
}

// It may be asked to stop at any time from now on.
static void enter(Promise *task) {
  promise_settles(task);
  task->pins++;
  task->loop->busy++;
}

static bool leave(Caller *self, Promise *task, Outcome o) {
  task->pins--;
  return is_back(self, task->loop, o);
}

static bool call_timeout(Caller *self) {
  Promise *task = may_enter(self);
  double delay = any_delay(&self->dice);
  if (!task || isnan(delay))
    return false;
  Timeout timeout = {0};
  say(self, "timeout_enter(%g)", delay);
  enter(task);
  must(timeout_enter(&timeout, delay).how == RETURNED, "a timeout refuses");
  Outcome o = run_block(self);
  if (dice_once_in(&self->dice, 4))
    came(timeout_reschedule(&timeout, any_delay(&self->dice)));
  came_int(timeout_expired(&timeout));
  return leave(self, task, timeout_exit(&timeout, o));
}

static Promise *spawn(Caller *self, TaskGroup *group, LoopThing *loop) {
  Body *body = thing_pick(BODY, &self->dice, body_may_be_given);
  Promise *p = body && body->coroutine->generator.state != GENERATOR_CLOSED &&
                       !body_running(body)
                   ? make_thing(self, PROMISE)
                   : NULL;
  if (!p)
    return NULL;
  body->owner = FREEING; // if nobody may come any more
  Task *task = task_group_create_task(group, body->coroutine);
  if (!task) {
    body_gone(body);
    return NULL;
  }
  *p = (Promise){.thing = p->thing,
                 .loop = loop,
                 .future = &task->future,
                 .body = body,
                 .held = true,
                 .settled = true}; // cancelled before it begins
  body->owner = OF_TASK;
  body->task = p;
  return p;
}

static bool call_group(Caller *self) {
  Promise *task = may_enter(self), *children[MOST_CHILDREN];
  if (!task)
    return false;
  TaskGroup group = {0};
  int count = 0;
  say(self, "task_group_enter()");
  enter(task);
  must(task_group_enter(&group).how == RETURNED, "a group refuses");
  for (unsigned i = dice_roll(&self->dice, MOST_CHILDREN + 1); i > 0; i--)
    if ((children[count] = spawn(self, &group, task->loop)))
      children[count++]->pins++;
  Outcome how = run_block(self);
  if (closing)
    how = raised(GeneratorExit, "");
  Outcome o = task_group_exit(&group, self->coroutine, how);
  // It does not wait where nobody would resume it, and is left by an error that
  // somebody throws at it, or by that of an await that is refused.
  bool waits = loop_running() &&
               (o.how == RETURNED || error_is(o.error, CancelledError) ||
                error_is(o.error, ExceptionGroup));
  for (int i = 0; i < count; i++) {
    must(!waits || future_done(children[i]->future),
         "a group is left before its children are done");
    children[i]->pins--;
  }
  task_group_release(&group);
  return leave(self, task, o);
}

const ApiCall together_calls[] = {
    {"gather", call_gather, ANYWHERE, 4, 4},
    {"shield", call_shield, ANYWHERE, 3, 3},
    {"wait_for", call_wait_for, IN_COROUTINES, 10, 0},
    {"asyncio_wait", call_wait, IN_COROUTINES, 8, 0},
    {"a timeout", call_timeout, 1 << IN_STEP | 1 << IN_CLEANUP, 10, 0},
    {"a group", call_group, 1 << IN_STEP | 1 << IN_CLEANUP, 10, 0},
    {0},
};
