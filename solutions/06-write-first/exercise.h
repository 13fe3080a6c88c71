// exercise.h: the first one that succeeds.
//
//   Future *mirrors[] = {&a->future, &b->future, &c->future};
//   Outcome page = first_success(self, 3, mirrors);
//
// Three servers have the same page. We ask all of them, take the first answer,
// and stop the others.
//
// JavaScript: Promise.any(), which stops nobody.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

// For a coroutine in a task: RETURNED the result of the first future that has
// one; when several have it at the same time, that of the first in the array.
// One that fails or is cancelled by somebody else is not the end, as long as
// another one may still succeed. When all have failed: RAISED the error of the
// last one; without any: ValueError "nobody to wait for".
//
// It comes back when all of them are done: those that are not are asked to
// stop, once, and waited for. Whoever cancels the task has all of them stopped
// in the same way: RAISED CancelledError, whatever they make of it. Somebody
// has looked at each of their errors then.
//
// Borrows the futures, which are of the loop that runs, and leaves them in any
// order.
Outcome first_success(Coroutine *self, size_t count, Future *futures[]);

#endif
