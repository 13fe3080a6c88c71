// futures.h: what a loop knows of this floor.
//
// A loop of lesson 4 has one place to hang something on. This hangs there: the
// list of all futures of the loop, so that loop_close() can report and close
// the tasks that are still pending, and loop_free() can free what nobody else
// has given back.
#ifndef FUTURES_H
#define FUTURES_H

#include "04-event-loop/loop.h"

typedef struct Futures {
  Attachment attachment;
  struct Future *first, **last; // oldest first
  struct Task *current;         // whose coroutine runs now, or NULL
} Futures;

Futures *loop_futures(Loop *loop); // made when it is asked for first

#endif
