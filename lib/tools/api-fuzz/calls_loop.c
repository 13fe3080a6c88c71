#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

static LoopThing *any_loop(Caller *self, Fits *fits) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, fits);
  if (loop)
    uses_loop(self, loop);
  return loop;
}

void *make_thing(Caller *self, Kind kind) {
  return thing_new(kind, key_of(key_of(self->key, self->calls), 1000));
}

// -- scheduling ---------------------------------------------------------------

typedef enum { SOON, LATER, AT } Moment;

static bool schedule(Caller *self, Moment moment) {
  LoopThing *loop = any_loop(self, loop_there);
  Node *node = loop ? make_thing(self, NODE) : NULL;
  double delay = any_delay(&self->dice);
  if (!node)
    return false;
  node->loop = loop;
  const char *l = thing_name(loop), *n = thing_name(node);
  if (moment == SOON) {
    say(self, "%s = loop_call_soon(%s, callback, ...)", n, l);
    node->handle = loop_call_soon(loop->loop, callback, node);
  } else if (moment == LATER) {
    say(self, "%s = loop_call_later(%s, %g, callback, ...)", n, l, delay);
    node->handle = loop_call_later(loop->loop, delay, callback, node);
  } else {
    say(self, "%s = loop_call_at(%s, %g, callback, ...)", n, l, delay);
    node->handle = loop_call_at(loop->loop, delay, callback, node);
  }
  must(!node->handle.slots == loop_is_closed(loop->loop),
       "a ticket has no loop, or a closed loop gave one");
  return true;
}

static bool call_soon(Caller *self) { return schedule(self, SOON); }
static bool call_later(Caller *self) { return schedule(self, LATER); }
static bool call_at(Caller *self) { return schedule(self, AT); }

// -- running ------------------------------------------------------------------

static bool call_run_forever(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  if (!loop)
    return false;
  bool refused = loop_running() || loop_is_closed(loop->loop);
  say(self, "loop_run_forever(%s)", thing_name(loop));
  Outcome o = came(loop_run_forever(loop->loop));
  must(!refused || (o.how == RAISED && error_is(o.error, RuntimeError)),
       "loop_run_forever() does not refuse");
  must(refused || !loop_running(), "a loop runs behind its run_forever()");
  return true;
}

static bool call_run_until_complete(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  Promise *p = thing_pick(PROMISE, &self->dice, promise_usable);
  if (!loop || !p)
    return false;
  uses_loop(self, p->loop);
  say(self, "loop_run_until_complete(%s, %s)", thing_name(loop), thing_name(p));
  came(loop_run_until_complete(loop->loop, p->future));
  return true;
}

static bool call_stop(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  if (!loop)
    return false;
  say(self, "loop_stop(%s)", thing_name(loop));
  loop_stop(loop->loop);
  return true;
}

// -- closing ------------------------------------------------------------------

// It has closed the coroutines of its tasks.
static void tasks_are_gone(const LoopThing *loop) {
  Body *b;
  for (int i = 0; (b = thing_at(BODY, i)); i++)
    if (b->owner == OF_TASK && b->task->loop == loop)
      body_gone(b);
}

void call_loop_close(Caller *self, LoopThing *loop) {
  bool was_closed = loop_is_closed(loop->loop);
  say(self, "loop_close(%s)", thing_name(loop));
  loop->busy++;
  closing++;
  Outcome o = came(loop_close(loop->loop));
  closing--;
  loop->busy--;
  must((o.how == RAISED) == loop_is_running(loop->loop),
       "loop_close() does not tell whether the loop runs");
  if (o.how != RAISED && !was_closed)
    tasks_are_gone(loop);
}

static bool call_close(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (loop)
    call_loop_close(self, loop);
  return loop;
}

void call_loop_free(Caller *self, LoopThing *loop) {
  say(self, "loop_free(%s)", thing_name(loop));
  loop->busy++;
  loop->freeing = true;
  closing++;
  loop_free(loop->loop);
  closing--;
  tasks_are_gone(loop);
  loop->loop = NULL;
  loop->busy--;
}

static bool call_free(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_may_be_freed);
  if (loop) {
    call_loop_free(self, loop);
    return true;
  }
  if (!dice_once_in(&self->dice, 10))
    return false;
  say(self, "loop_free(NULL)");
  loop_free(NULL);
  return true;
}

// -- errors -------------------------------------------------------------------

static bool call_raise(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  if (!loop || !loop_is_running(loop->loop)) // nobody would take it
    return false;
  Error error = any_error(&self->dice);
  say(self, "loop_raise(%s, %s)", thing_name(loop),
      error_type_name(error.type));
  loop_raise(loop->loop, error);
  return true;
}

static bool call_set_exception_handler(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  bool none = dice_once_in(&self->dice, 3);
  if (!loop)
    return false;
  say(self, "loop_set_exception_handler(%s, %s, ...)", thing_name(loop),
      none ? "NULL" : "handler");
  loop_set_exception_handler(loop->loop, none ? NULL : handler, loop);
  return true;
}

static bool call_call_exception_handler(Caller *self) {
  LoopThing *loop = any_loop(self, loop_there);
  Error error = any_error(&self->dice);
  if (!loop)
    return false;
  if (dice_once_in(&self->dice, 3))
    error.message = NULL; // there is none
  say(self, "loop_call_exception_handler(%s, \"by hand\", %s)",
      thing_name(loop),
      error.message ? error_type_name(error.type) : "no error");
  loop_call_exception_handler(
      loop->loop, &(ExceptionContext){.message = "by hand", .error = error});
  return true;
}

const ApiCall loop_calls[] = {
    {"loop_call_soon", call_soon, ANYWHERE, 8, 10},
    {"loop_call_later", call_later, ANYWHERE, 5, 8},
    {"loop_call_at", call_at, ANYWHERE, 3, 4},
    {"loop_run_forever", call_run_forever, ANYWHERE, 2, 12},
    {"loop_run_until_complete", call_run_until_complete, ANYWHERE, 2, 14},
    {"loop_stop", call_stop, ANYWHERE, 3, 2},
    {"loop_close", call_close, ANYWHERE, 2, 2},
    {"loop_free", call_free, ANYWHERE, 2, 2},
    {"loop_raise", call_raise, ANYWHERE & ~(1 << IN_MAIN), 3, 0},
    {"loop_set_exception_handler", call_set_exception_handler, ANYWHERE, 1, 2},
    {"loop_call_exception_handler", call_call_exception_handler, ANYWHERE, 2,
     2},
    {0},
};
