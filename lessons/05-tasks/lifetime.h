// lifetime.h: what a future is made of, and how long it lives.
//
// Whoever makes a future has a reference to it, and so has each done callback
// until it has run. Once all are given back a future goes, unless it is
// pending: then it goes when it is done.
//
// A loop has a list of all its futures, so that loop_close() can report and
// close the tasks that are still pending, and loop_free() can free what nobody
// else has given back. A future that goes with an exception that nobody has
// looked at is reported to the exception handler: in loop_free() while all of
// them are there. What the handler leaves behind then goes to the default one.
//
// Python: the reference count of every object; all_tasks() in asyncio/tasks.py.
#ifndef LIFETIME_H
#define LIFETIME_H

#include "01-generator/iterator.h"
#include "04-event-loop/loop.h"

typedef struct Future Future;
typedef void DoneCallback(Future *future, void *arg);
typedef enum { PENDING, CANCELLED, FINISHED } FutureState;

typedef struct FutureType {
  IteratorType base; // next: the result, or the future itself, to wait
  bool (*cancel)(Future *self, const char *message);
  const char *(*repr)(const Future *self); // Python's repr()
  void (*close)(Future *self); // the loop closes, we are pending; may be NULL
  bool is_task;                // waits for others, and sets its result itself
} FutureType;

typedef struct Done {
  struct Done *next;
  Future *future;
  DoneCallback *callback;
  void *arg; // borrowed
} Done;

struct Future {
  Iterator iterator; // first: a Future is an Iterator
  Loop *loop;        // borrowed
  FutureState state;
  bool awaited;   // yielded by an await that nobody has noticed yet
  bool unnoticed; // holds an exception that nobody has looked at
  Outcome outcome;

  unsigned references;              // its maker's, and one for each callback
  bool freed;                       // by its maker
  Done *callbacks, **last_callback; // in order
  Done first_callback;              // most futures need no more than this

  Future *next, **link; // all futures of the loop, oldest first
};

// What a loop knows of this floor. It hangs on the loop, as an attachment.
typedef struct Futures {
  Attachment attachment;
  Future *first, **last;     // oldest first
  struct Task *current_task; // whose coroutine runs now, or NULL
} Futures;

Futures *loop_futures(Loop *loop); // made when it is asked for first

// A future as the first member of something larger, with `size` bytes in all,
// zeroed behind the Future. Owned by the caller; borrows the loop.
void *future_create(size_t size, const FutureType *type, Loop *loop);
// Gives the maker's reference back; NULL is fine.
void future_free(Future *self);
// For whoever lets others' code run and needs the future afterwards.
void future_take_reference(Future *self);
void future_give_back_reference(Future *self);

static inline const FutureType *future_type_of(const Future *self) {
  return (const FutureType *)self->iterator.type;
}

#endif
