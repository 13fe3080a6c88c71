// The yield from of lesson 3 as somebody else would write it.
#include "03-yield-from/yield_from.h"

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// What the sub-iterator can do, by its type.
static const IteratorType *kind(const Iterator *sub) { return sub->type; }

static void must_be_free(Iterator *sub) {
  Coroutine *c = iterator_as_coroutine(sub);
  if (!c || !c->owner)
    return;
  misuse("yield_from: %s() is owned by a task: await that",
         symbol_name(c->body));
}

static Outcome pass_on(Iterator *sub, Value sent) {
  stack_expect_live(sub, "yield_from");
  bool nothing = value_is_none(sent);
  if (!nothing && !kind(sub)->send)
    return raised_format(AttributeError, "'%s' object has no attribute 'send'",
                         kind(sub)->base.name);
  return nothing ? iterator_next(sub) : kind(sub)->send(sub, sent);
}

static Outcome close_then(const IteratorType *type, Iterator *sub,
                          Outcome exit) {
  if (type->close) {
    Outcome closed = type->close(sub);
    if (closed.how == RAISED)
      exit = closed;
  }
  return exit;
}

// What was thrown at us goes to the sub-iterator. True when it goes on.
static bool throw_on(const IteratorType *type, Iterator *sub, Outcome thrown,
                     Outcome *now) {
  if (error_is(thrown.error, GeneratorExit))
    *now = close_then(type, sub, thrown);
  else if (!type->throw)
    *now = thrown;
  else {
    *now = type->throw(sub, thrown.error);
    return now->how == YIELDED;
  }
  return false;
}

Outcome yield_from(Coroutine *self, Iterator *sub) {
  if (sub == NULL)
    return raised(TypeError, "'NoneType' object is not iterable");
  trace(TRACE_YIELD_FROM, sub, value_none());
  stack_expect_live(sub, "yield_from");
  must_be_free(sub);
  const IteratorType *type = kind(sub); // the sub may go while we stand here
  Outcome now = iterator_next(sub);
  bool goes_on = now.how == YIELDED;
  while (goes_on) {
    Outcome letter = coroutine_yield(self, now.value);
    if (letter.how == RAISED)
      goes_on = throw_on(type, sub, letter, &now);
    else {
      now = pass_on(sub, letter.value);
      goes_on = now.how == YIELDED;
    }
  }
  return now;
}

static void hold(Coroutine *self, Coroutine *sub) { self->delegate = sub; }

Outcome delegate(Coroutine *self, Coroutine *sub) {
  Outcome o;
  if (sub == NULL)
    return yield_from(self, NULL);
  hold(self, sub);
  o = yield_from(self, (Iterator *)sub);
  hold(self, NULL);
  coroutine_let_go(sub);
  return o;
}
