#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

// Makes a task of this coroutine, on the loop that is given or on the running
// one; they take it. A loop that is closed closes it.
static bool make_task(Caller *self, LoopThing *loop, bool ensure) {
  LoopThing *target = loop ? loop : loop_thing(loop_running());
  Body *body = thing_pick(BODY, &self->dice, body_may_be_given);
  if (!body)
    return false;
  bool ended = body->coroutine->generator.state == GENERATOR_CLOSED ||
               body_running(body); // a step would be refused, and the last
  Promise *p = make_thing(self, PROMISE);
  if (!p)
    return false;
  say(self, "%s = %s(%s, %s)", thing_name(p),
      ensure ? "ensure_future" : "loop_create_task", thing_name(loop),
      thing_name(body));
  if (target)
    uses_loop(self, target);
  p->loop = target;
  body->owner = FREEING; // if the loop is closed
  Task *task = ensure ? ensure_future(loop ? loop->loop : NULL, body->coroutine)
                      : loop_create_task(loop->loop, body->coroutine);
  must(!task == (!target || loop_is_closed(target->loop)),
       "a closed loop gave a task, or an open one none");
  if (!task) {
    body_gone(body);
    return true;
  }
  *p = (Promise){.thing = p->thing,
                 .loop = target,
                 .future = &task->future,
                 .body = body,
                 .held = true,
                 .settled = ended};
  body->owner = OF_TASK;
  body->task = p;
  return true;
}

static bool call_create_task(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  return loop && make_task(self, loop, false);
}

static bool call_ensure_future(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  return make_task(self, dice_once_in(&self->dice, 2) ? loop : NULL, true);
}

static bool call_free(Caller *self) {
  Promise *p = thing_pick(PROMISE, &self->dice, task_may_be_freed);
  if (!p && !dice_once_in(&self->dice, 10))
    return false;
  say(self, "task_free(%s)", thing_name(p));
  if (p) {
    uses_loop(self, p->loop);
    p->held = false;
    p->settled |= future_done(p->future);
  }
  task_free(p ? (Task *)p->future : NULL);
  return true;
}

static bool call_uncancel(Caller *self) {
  Promise *p = thing_pick(PROMISE, &self->dice, task_usable);
  if (!p)
    return false;
  say(self, "task_uncancel(%s)", thing_name(p));
  came_int((int)task_uncancel((Task *)p->future));
  return true;
}

static bool call_current_task(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (!loop)
    return false;
  say(self, "current_task(%s)", thing_name(loop));
  Task *task = current_task(loop->loop);
  must(!task || loop_is_running(loop->loop),
       "there is a current task, but the loop does not run");
  must(!task || !future_done(&task->future), "the current task is done");
  return true;
}

// What a task does that wants to be forgotten.
static bool call_free_current(Caller *self) {
  Task *task = loop_running() ? current_task(loop_running()) : NULL;
  Promise *p;
  for (int i = 0; task && (p = thing_at(PROMISE, i)); i++)
    if (p->future == &task->future && task_may_be_freed(p)) {
      say(self, "task_free(current_task(%s)), which is %s", thing_name(p->loop),
          thing_name(p));
      p->held = false;
      task_free(task);
      return true;
    }
  return false;
}

const ApiCall task_calls[] = {
    {"loop_create_task", call_create_task, ANYWHERE, 8, 18},
    {"ensure_future", call_ensure_future, ANYWHERE, 4, 8},
    {"task_free", call_free, ANYWHERE, 6, 4},
    {"task_free, the current one", call_free_current,
     IN_COROUTINES | 1 << IN_HANDLER | 1 << IN_ITERATOR, 4, 0},
    {"task_uncancel", call_uncancel, ANYWHERE, 1, 1},
    {"current_task", call_current_task, ANYWHERE, 2, 1},
    {0},
};
