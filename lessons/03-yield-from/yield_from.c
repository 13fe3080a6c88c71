#include "03-yield-from/yield_from.h"

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

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

// A coroutine that a task drives is the task's: await the task.
static void expect_free(Iterator *sub) {
  Coroutine *coroutine = iterator_as_coroutine(sub);
  if (coroutine && coroutine->owner)
    misuse("yield_from: %s() is owned by a task: await that",
           symbol_name(coroutine->body));
}

Outcome yield_from(Coroutine *self, Iterator *sub) {
  if (!sub)
    return raised(TypeError, "'NoneType' object is not iterable");
  trace(TRACE_YIELD_FROM, sub, value_none());
  stack_expect_live(sub, "yield_from");
  expect_free(sub);
  const IteratorType *type = sub->type;
  Outcome y = iterator_next(sub); // _y = next(_i)
  while (y.how == YIELDED) {
    Outcome s = coroutine_yield(self, y.value); // _s = yield _y
    if (s.how == RETURNED)
      y = pass_on(sub, s.value); // _y = _i.send(_s)
    else if (error_is(s.error, GeneratorExit))
      return close_first(type, sub, s); // _i.close(); raise _e
    else if (type->throw)
      y = type->throw(sub, s.error); // _y = _i.throw(_e)
    else
      return s; // raise _e
  }
  return y; // RETURNED: the StopIteration's value; RAISED: an error
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
