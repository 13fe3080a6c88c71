#include "03-yield-from/yield_from.h"

#include "chain.h"
#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// A record is on, and an event comes by that is not for us: we report our part
// of it and say where it goes on.
static Context *relay(Coroutine *self) {
  Link *link = link_of(&self->generator);
  const Outcome *up = link->relayed;
  if (up) { // our delegate has yielded, so we do
    link->relayed = NULL;
    trace_out(*up);
    return chain_up(&self->generator, up);
  }
  Coroutine *sub = (Coroutine *)link->delegate;
  Outcome letter = sub->letter = self->letter;
  trace_in(letter.how == RAISED          ? TRACE_THROW
           : value_is_none(letter.value) ? TRACE_NEXT
                                         : TRACE_SEND,
           sub, letter);
  return &sub->generator.body_side;
}

// Puts `sub` into the chain below us, starts it, and comes back when it has
// ended, with its outcome; or else when we are the leaf again though it has
// not: then YIELDED, and whatever we are to do about it lies in our letter.
static Outcome link_to(Coroutine *self, Coroutine *sub) {
  Generator *us = &self->generator, *root = link_of(us)->root;
  Generator *leaf = chain_leaf(&sub->generator);
  Outcome first = returned(value_none());
  trace_in(TRACE_NEXT, sub, first);
  sub->letter = ((Coroutine *)leaf)->letter = first;
  link_of(us)->delegate = &sub->generator;
  link_of(&sub->generator)->delegator = us;
  chain_pair(root, leaf);
  us->state = us == root ? GENERATOR_RUNNING : GENERATOR_SUSPENDED;
  leaf->state = GENERATOR_RUNNING;
  context_switch(&us->body_side,
                 &(trace_on ? &sub->generator : leaf)->body_side);
  while (!link_of(us)->root) // we are not the leaf
    context_switch(&us->body_side, relay(self));
  if (!link_of(us)->delegate)
    return sub->generator.outcome;
  link_of(us)->delegate = NULL;
  return yielded(value_none());
}

// except GeneratorExit as e: close the sub-iterator first, then raise e.
static Outcome close_first(const IteratorType *type, Iterator *sub,
                           Outcome exit) {
  if (!type->close)
    return exit;
  Outcome o = type->close(sub);
  return o.how == RAISED ? o : exit;
}

// One resume of ours becomes one of the sub-iterator.
static Outcome pass_on(Iterator *sub, Value sent) {
  stack_expect_live(sub, "yield_from");
  if (value_is_none(sent))
    return iterator_next(sub);
  if (sub->type->send)
    return sub->type->send(sub, sent);
  return raised_format(AttributeError, "'%s' object has no attribute 'send'",
                       sub->type->base.name);
}

// Can `sub` be a member of our chain: a coroutine that does not refuse?
static bool can_link(const Coroutine *self, const Iterator *sub) {
  Outcome instead;
  return sub->type == self->iterator.type &&
         !generator_refuses((const Generator *)sub, &instead);
}

// A coroutine that a task drives is the task's: await the task.
static void expect_free(Iterator *sub) {
  Coroutine *coroutine = iterator_as_coroutine(sub);
  if (coroutine && coroutine->owner)
    misuse("yield_from: %s() is owned by a task: await that",
           symbol_name(coroutine->body));
}

// PEP 380, as in the taught floor, for all that is no coroutine; and for a
// coroutine once it is up to us to ask it, which it will refuse.
Outcome yield_from(Coroutine *self, Iterator *sub) {
  if (!sub)
    return raised(TypeError, "'NoneType' object is not iterable");
  trace(TRACE_YIELD_FROM, sub, value_none());
  stack_expect_live(sub, "yield_from");
  expect_free(sub);
  const IteratorType *type = sub->type;
  bool linked = can_link(self, sub);
  Outcome y = linked ? link_to(self, (Coroutine *)sub) : iterator_next(sub);
  while (y.how == YIELDED) {
    Outcome s = linked ? self->letter : coroutine_yield(self, y.value);
    linked = false;
    if (s.how == RETURNED)
      y = pass_on(sub, s.value);
    else if (error_is(s.error, GeneratorExit))
      return close_first(type, sub, s);
    else if (type->throw)
      y = type->throw(sub, s.error);
    else
      return s;
  }
  return y;
}

Outcome delegate(Coroutine *self, Coroutine *sub) {
  if (!sub)
    return yield_from(self, NULL); // which refuses
  self->delegate = sub;            // whoever drops us where we stand frees it
  Outcome o = yield_from(self, &sub->iterator);
  self->delegate = NULL;
  coroutine_let_go(sub);
  return o;
}
