// yield_from.h: a coroutine that lets another one speak for it.
//
// While a coroutine stands in yield_from(self, sub), every next(), send(),
// throw() and close() that reaches it goes on to `sub`, and what `sub` yields
// goes out to the caller. When `sub` returns, yield_from() is worth the value:
//
//   Outcome o = yield_from(self, &inner->iterator);
//   if (o.how == RAISED)
//     goto finally;
//
// In C a body has a stack of its own, so calling inner(self, arg) like any
// function is already a yield from. A separate `sub` is needed when it exists
// before, outlives, or is something else than a coroutine.
//
// Python: PEP 380, "Formal Semantics".
#ifndef YIELD_FROM_H
#define YIELD_FROM_H

#include "02-coroutine/coroutine.h"

// Python's `yield from sub`: RETURNED what `sub` returned, or RAISED what it
// raised or what was thrown past it. Borrows `sub`. A `sub` without send,
// throw or close does without: a value sent to it is an AttributeError here.
// The type of `sub` is looked at once, at the beginning: when an error comes in
// that `sub` has no slot for, `sub` itself may be gone. NULL is a TypeError.
Outcome yield_from(Coroutine *self, Iterator *sub);

// `yield from inner()` as Python writes it: takes the coroutine, delegates to
// it and frees it. Meanwhile it is our `delegate`, which goes when we do. One
// that runs is refused like any (ValueError), and stays whose it was. NULL is a
// TypeError.
Outcome delegate(Coroutine *self, Coroutine *sub);

#endif
