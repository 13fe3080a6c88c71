#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

static Promise *any_promise(Caller *self, Fits *fits) {
  Promise *p = thing_pick(PROMISE, &self->dice, fits);
  if (p)
    uses_loop(self, p->loop);
  return p;
}

static bool call_new(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (!loop)
    return false;
  Promise *p = make_thing(self, PROMISE);
  if (!p)
    return false;
  say(self, "%s = future_new(%s)", thing_name(p), thing_name(loop));
  p->loop = loop;
  p->held = true;
  p->future = future_new(loop->loop);
  return true;
}

static bool call_free(Caller *self) {
  Promise *p = any_promise(self, future_may_be_freed);
  if (!p && !dice_once_in(&self->dice, 10))
    return false;
  say(self, "future_free(%s)", thing_name(p));
  if (p) {
    p->held = false;
    p->settled |= future_done(p->future);
  }
  future_free(p ? p->future : NULL);
  return true;
}

// -- settling -----------------------------------------------------------------
// A future that nobody holds goes as soon as it is settled, before the call
// returns: whoever wants to look looks before.

static void must_have_settled(Outcome o, const Promise *p, bool pending) {
  bool closed = loop_is_closed(p->loop->loop);
  must(o.how == RETURNED || closed || !pending || p->body,
       "a pending future refuses its result");
  must(o.how == RAISED || pending, "a future takes a second result");
}

static bool call_set_result(Caller *self) {
  Promise *p = any_promise(self, promise_usable);
  if (!p)
    return false;
  bool pending = !future_done(p->future);
  say(self, "future_set_result(%s, ...)", thing_name(p));
  p->settled |= !p->body;
  Value value = any_value(&self->dice);
  must_have_settled(came(future_set_result(p->future, value)), p, pending);
  return true;
}

static bool call_set_exception(Caller *self) {
  Promise *p = any_promise(self, promise_usable);
  Error error = any_error(&self->dice);
  if (!p)
    return false;
  say(self, "future_set_exception(%s, %s)", thing_name(p),
      error_type_name(error.type));
  p->settled |= !p->body;
  came(future_set_exception(p->future, error));
  return true;
}

// Also for a task, by its own name.
static bool cancel(Caller *self, Promise *p, const char *message) {
  if (!p)
    return false;
  const char *kind =
      p->body && dice_once_in(&self->dice, 2) ? "task" : "future";
  promise_settles(p);
  if (message) {
    say(self, "%s_cancel_message(%s, \"%s\")", kind, thing_name(p), message);
    came_int(*kind == 't' ? task_cancel_message((Task *)p->future, message)
                          : future_cancel_message(p->future, message));
  } else {
    say(self, "%s_cancel(%s)", kind, thing_name(p));
    came_int(*kind == 't' ? task_cancel((Task *)p->future)
                          : future_cancel(p->future));
  }
  return true;
}

static bool call_cancel(Caller *self) {
  return cancel(self, any_promise(self, promise_usable), NULL);
}

static bool call_cancel_message(Caller *self) {
  return cancel(self, any_promise(self, promise_usable), "enough");
}

// -- done callbacks -----------------------------------------------------------

static DoneCallback *const done_callbacks[] = {done_callback_1,
                                               done_callback_2};

static bool call_add_done_callback(Caller *self) {
  Promise *p = any_promise(self, promise_usable);
  unsigned which = dice_roll(&self->dice, 2), arg = dice_roll(&self->dice, 2);
  if (!p)
    return false;
  Registration *r = &p->registrations[arg];
  say(self, "future_add_done_callback(%s, done_callback_%u, &%u)",
      thing_name(p), which + 1, arg + 1);
  r->promise = p;
  r->count[which]++;
  came_int(future_add_done_callback(p->future, done_callbacks[which], r));
  return true;
}

// Those of a done future are on their way already.
static bool call_remove_done_callback(Caller *self) {
  Promise *p = any_promise(self, promise_usable);
  unsigned which = dice_roll(&self->dice, 2), arg = dice_roll(&self->dice, 2);
  if (!p)
    return false;
  Registration *r = &p->registrations[arg];
  int expected = future_done(p->future) ? 0 : r->count[which];
  say(self, "future_remove_done_callback(%s, done_callback_%u, &%u)",
      thing_name(p), which + 1, arg + 1);
  int removed = came_int(
      future_remove_done_callback(p->future, done_callbacks[which], r));
  must(removed == expected, "%d done callbacks removed, %d were there", removed,
       expected);
  r->count[which] -= removed;
  return true;
}

const ApiCall future_calls[] = {
    {"future_new", call_new, ANYWHERE, 4, 10},
    {"future_free", call_free, ANYWHERE, 6, 3},
    {"future_set_result", call_set_result, ANYWHERE, 6, 3},
    {"future_set_exception", call_set_exception, ANYWHERE, 3, 2},
    {"future_cancel", call_cancel, ANYWHERE, 5, 2},
    {"future_cancel_message", call_cancel_message, ANYWHERE, 2, 1},
    {"future_add_done_callback", call_add_done_callback, ANYWHERE, 6, 7},
    {"future_remove_done_callback", call_remove_done_callback, ANYWHERE, 3, 3},
    {0},
};
