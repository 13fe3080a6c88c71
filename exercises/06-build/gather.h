// gather.h: one future for many.
//
//   Future *all = gather(loop, 2, (Future *[]){&a->future, &b->future}, false);
//   Outcome o = await(self, all);
//   if (o.how == RETURNED)
//     print("%s", repr(value_as_list(o.value)->items[0].value));
//   future_free(all);
//
// It waits for nobody and starts nobody: it is a future that is done when its
// children are, with all their results, in the order of the arguments. The
// first child that fails ends it at once, with that error. The others go on,
// and nobody is asked to stop; only who cancels the gather cancels them all.
//
// Python: gather() in asyncio/tasks.py.
#ifndef GATHER_H
#define GATHER_H

#include "05-tasks/task.h"

// What a gather is worth: RETURNED the result of each child, or, with
// return_exceptions, RAISED its error.
typedef struct List {
  Object object; // first: a List is an object
  size_t count;
  Outcome items[];
} List;

// Borrowed from the gather, until that is given back; NULL when it is none.
const List *value_as_list(Value value);

// Owned by the caller, who may give it back before it is done. Borrows the
// children until they are done; one that stands there twice is waited for once.
// When they are not all futures of the loop, it has failed: ValueError.
//
// To cancel it cancels each child that is not done; then it ends by them, with
// CancelledError as its exception: with the first that raises, or, with
// return_exceptions or when all return in spite of it, with the last.
Future *gather(Loop *loop, size_t count, Future *const children[],
               bool return_exceptions);

// RAISED that ValueError when one of them is another loop's.
Outcome loop_check_futures(Loop *loop, size_t count, Future *const futures[]);

#endif
