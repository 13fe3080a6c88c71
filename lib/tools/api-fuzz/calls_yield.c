#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

// Calls of a coroutine's body that may suspend it. What it borrows meanwhile is
// pinned until it is back.

// A body that is being closed must not yield; now and then it does.
static bool may_suspend(Caller *self) {
  if (!self->coroutine)
    return false; // a generator's
  return self->place != IN_CLEANUP ||
         !error_is(self->unwinding, GeneratorExit) ||
         dice_once_in(&self->dice, 6);
}

// Whoever delegates to one that is closed is closed himself, whatever that one
// makes of it.
static bool is_back(Caller *self, Outcome o) {
  const Body *sub = self->body->sub;
  self->body->leaving |= (sub && sub->leaving) ||
                         (o.how == RAISED && error_is(o.error, GeneratorExit));
  must(o.how != YIELDED, "a body gets a YIELDED from its own yield");
  self->thrown = came(o);
  body_is_back(self->body);
  return true;
}

// Now and then a future, which belongs into an await: a task may take it so.
static bool call_yield(Caller *self) {
  Promise *p = thing_pick(PROMISE, &self->dice, promise_usable);
  Value value = any_value(&self->dice);
  if (!may_suspend(self))
    return false;
  if (p && dice_once_in(&self->dice, 4)) {
    promise_is_yielded(p);
    value = value_object(p->future);
  }
  say(self, "coroutine_yield(%s)",
      value.kind == OBJECT && p ? thing_name(p) : "...");
  return is_back(self, coroutine_yield(self->coroutine, value));
}

static bool call_await(Caller *self) {
  Promise *p = thing_pick(PROMISE, &self->dice, promise_usable);
  if (!p || !may_suspend(self) || !body_may_await(self->body, p))
    return false;
  bool by_name = dice_once_in(&self->dice, 2);
  say(self, "%s(%s)", by_name ? "await" : "yield_from", thing_name(p));
  body_awaits(self->body, p);
  return is_back(self, by_name
                           ? await(self->coroutine, p->future)
                           : yield_from(self->coroutine, &p->future->iterator));
}

static bool call_sleep_for(Caller *self) {
  double seconds = any_delay(&self->dice);
  if (!may_suspend(self))
    return false;
  say(self, "sleep_for(%g)", seconds);
  body_sleeps(self->body);
  return is_back(self, sleep_for(self->coroutine, seconds));
}

static bool call_sleep_for_result(Caller *self) {
  double seconds = any_delay(&self->dice);
  if (!may_suspend(self))
    return false;
  say(self, "sleep_for_result(%g, ...)", seconds);
  body_sleeps(self->body);
  Value value = any_value(&self->dice);
  return is_back(self, sleep_for_result(self->coroutine, seconds, value));
}

// -- delegating ---------------------------------------------------------------

static bool call_yield_from_coroutine(Caller *self) {
  Body *sub = thing_pick(BODY, &self->dice, body_may_be_lent);
  if (!sub || sub == self->body || !may_suspend(self))
    return false;
  say(self, "yield_from(%s)", thing_name(sub));
  body_delegates(self->body, sub);
  return is_back(self, yield_from(self->coroutine, &sub->coroutine->iterator));
}

static bool call_yield_from_generator(Caller *self) {
  GeneratorThing *sub = thing_pick(GENERATOR, &self->dice, generator_usable);
  if (!sub || !may_suspend(self))
    return false;
  say(self, "yield_from(%s)", thing_name(sub));
  body_iterates(self->body, sub);
  return is_back(self, yield_from(self->coroutine, &sub->generator->iterator));
}

// Every other time a new one, as long as there is room.
static IteratorThing *any_iterator(Caller *self) {
  IteratorThing *sub = NULL;
  if (dice_once_in(&self->dice, 2))
    sub = make_thing(self, ITERATOR);
  if (!sub)
    return thing_pick(ITERATOR, &self->dice, anything);
  iterator_make(sub, &self->dice);
  return sub;
}

static bool call_yield_from_iterator(Caller *self) {
  if (!may_suspend(self))
    return false;
  IteratorThing *sub = any_iterator(self);
  say(self, "yield_from(%s), written by hand", thing_name(sub));
  return is_back(self,
                 yield_from(self->coroutine, sub ? &sub->iterator : NULL));
}

static bool call_delegate(Caller *self) {
  Body *sub = thing_pick(BODY, &self->dice, body_may_be_given);
  if ((!sub && !dice_once_in(&self->dice, 4)) || !may_suspend(self))
    return false;
  say(self, "delegate(%s)", thing_name(sub));
  if (sub) {
    sub->owner = TAKEN;
    body_delegates(self->body, sub);
  }
  Outcome o = delegate(self->coroutine, sub ? sub->coroutine : NULL);
  if (sub)
    body_gone(sub);
  return is_back(self, o);
}

const ApiCall yield_calls[] = {
    {"coroutine_yield", call_yield, IN_COROUTINES, 18, 0},
    {"await", call_await, IN_COROUTINES, 40, 0},
    {"sleep_for", call_sleep_for, IN_COROUTINES, 22, 0},
    {"sleep_for_result", call_sleep_for_result, IN_COROUTINES, 6, 0},
    {"yield_from, a coroutine", call_yield_from_coroutine, IN_COROUTINES, 12,
     0},
    {"yield_from, a generator", call_yield_from_generator, IN_COROUTINES, 5, 0},
    {"yield_from, an iterator", call_yield_from_iterator, IN_COROUTINES, 6, 0},
    {"delegate", call_delegate, IN_COROUTINES, 10, 0},
    {0},
};
