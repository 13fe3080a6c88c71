#include "calls.h"
#include "rules.h"

// Calls that only ask. Each has an object, and an answer that is listed.

// -- about a loop -------------------------------------------------------------

static LoopThing *loop_asked(Caller *self, const char *name) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (!loop)
    return NULL;
  uses_loop(self, loop);
  say(self, "%s(%s)", name, thing_name(loop));
  return loop;
}

static bool call_time(Caller *self) {
  LoopThing *loop = loop_asked(self, "loop_time");
  if (loop)
    came(returned(value_float(loop_time(loop->loop))));
  return loop;
}

static bool call_check_closed(Caller *self) {
  LoopThing *loop = loop_asked(self, "loop_check_closed");
  if (loop)
    came(loop_check_closed(loop->loop));
  return loop;
}

static bool call_is_running(Caller *self) {
  LoopThing *loop = loop_asked(self, "loop_is_running");
  must(!loop || came_int(loop_is_running(loop->loop)) ==
                    (loop_running() == loop->loop),
       "loop_is_running() and loop_running() say different things");
  return loop;
}

static bool call_is_closed(Caller *self) {
  LoopThing *loop = loop_asked(self, "loop_is_closed");
  if (loop)
    came_int(loop_is_closed(loop->loop));
  return loop;
}

static bool call_iteration(Caller *self) {
  LoopThing *loop = loop_asked(self, "loop_iteration");
  if (loop)
    came_int((int)loop_iteration(loop->loop));
  return loop;
}

static bool call_running(Caller *self) {
  say(self, "loop_running()");
  Loop *loop = loop_running();
  must(!loop || loop_thing(loop), "a loop runs that nobody has made");
  return true;
}

const ApiCall loop_questions[] = {
    {"loop_time", call_time, ANYWHERE, 1, 1},
    {"loop_check_closed", call_check_closed, ANYWHERE, 1, 1},
    {"loop_is_running", call_is_running, ANYWHERE, 1, 1},
    {"loop_is_closed", call_is_closed, ANYWHERE, 1, 1},
    {"loop_iteration", call_iteration, ANYWHERE, 1, 1},
    {"loop_running", call_running, ANYWHERE, 1, 1},
    {0},
};

// -- about a future or a task -------------------------------------------------

static Promise *promise_asked(Caller *self, Fits *fits, const char *name) {
  Promise *p = thing_pick(PROMISE, &self->dice, fits);
  if (!p)
    return NULL;
  uses_loop(self, p->loop);
  say(self, "%s(%s)", name, thing_name(p));
  return p;
}

static bool call_done(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "future_done");
  if (p)
    came_int(future_done(p->future));
  return p;
}

static bool call_cancelled(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "future_cancelled");
  if (p)
    came_int(future_cancelled(p->future));
  return p;
}

static bool call_result(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "future_result");
  if (p)
    came(future_result(p->future));
  return p;
}

static bool call_exception(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "future_exception");
  if (p)
    came(future_exception(p->future));
  return p;
}

static bool call_next(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "iterator_next");
  if (p)
    came(iterator_next(&p->future->iterator));
  return p;
}

static bool call_repr(Caller *self) {
  Promise *p = promise_asked(self, promise_usable, "future_repr");
  if (p)
    came(returned(value_str(future_repr(p->future))));
  return p;
}

// More names than are kept for the others.
static bool call_name(Caller *self) {
  Promise *p = promise_asked(self, task_usable, "task_name");
  for (int i = dice_once_in(&self->dice, 4) ? 20 : 1; p && i > 0; i--)
    must(*task_name((Task *)p->future), "a task without a name");
  return p;
}

const ApiCall future_questions[] = {
    {"future_done", call_done, ANYWHERE, 1, 1},
    {"future_cancelled", call_cancelled, ANYWHERE, 1, 1},
    {"future_result", call_result, ANYWHERE, 3, 3},
    {"future_exception", call_exception, ANYWHERE, 2, 2},
    {"iterator_next, of a future", call_next, ANYWHERE, 2, 2},
    {"future_repr", call_repr, ANYWHERE, 1, 1},
    {"task_name", call_name, ANYWHERE, 2, 2},
    {0},
};
