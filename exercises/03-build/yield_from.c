#include "03-yield-from/yield_from.h"

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#include "exercises/todo.h"

// except GeneratorExit as e: close the sub-iterator first, then raise e.
static Outcome close_first(const IteratorType *type, Iterator *sub,
                           Outcome exit) {
  TODO; // your code
}

// One resume of ours becomes one of the sub-iterator.
static Outcome pass_on(Iterator *sub, Value sent) {
  TODO; // your code
}

// A coroutine that a task drives is the task's: await the task.
static void expect_free(Iterator *sub) {
  Coroutine *coroutine = iterator_as_coroutine(sub);
  if (coroutine && coroutine->owner)
    misuse("yield_from: %s() is owned by a task: await that",
           symbol_name(coroutine->body));
}

// Python's `yield from sub`: RETURNED what `sub` returned, or RAISED what it
// raised or what was thrown past it. Borrows `sub`. A `sub` without send,
// throw or close does without: a value sent to it is an AttributeError here.
// The type of `sub` is looked at once, at the beginning: when an error comes in
// that `sub` has no slot for, `sub` itself may be gone. NULL is a TypeError.
Outcome yield_from(Coroutine *self, Iterator *sub) {
  TODO; // your code
}

// `yield from inner()` as Python writes it: takes the coroutine, delegates to
// it and frees it. Meanwhile it is our `delegate`, which goes when we do. One
// that runs is refused like any (ValueError), and stays whose it was. NULL is a
// TypeError.
Outcome delegate(Coroutine *self, Coroutine *sub) {
  TODO; // your code
}
