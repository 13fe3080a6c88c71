// future.h: a result that is not there yet.
//
// Somebody promises a result and sets it once; others ask for it, or leave a
// callback. Nobody ever waits in future_result(): it says at once that there
// is nothing yet. Callbacks never run inside future_set_result() either: they
// go through loop_call_soon(). A coroutine in a task waits with await().
//
// The state moves once: PENDING to FINISHED (a result or an exception) or to
// CANCELLED, and never back.
//
// Who made a future gives it back with future_free(), done or not; it goes
// when it is done and its last callback has run, at the latest in loop_free().
//
// Python: asyncio/futures.py.
#ifndef FUTURE_H
#define FUTURE_H

#include "01-generator/iterator.h"
#include "05-tasks/futures.h"

typedef struct Future Future;
typedef void DoneCallback(Future *future, void *arg);
typedef enum { PENDING, CANCELLED, FINISHED } FutureState;

typedef struct FutureType {
  IteratorType base; // next: the result, or the future itself, to wait
  // What a Task does in its own way:
  bool (*cancel)(Future *self, const char *message);
  void (*close)(Future *self);              // the loop closes, we are pending
  const char *(*waits)(const Future *self); // what it is and what for
  bool drives; // its result is its own affair: nobody else may set it
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

  // Once all holds are given back, a done future goes. Its maker has one, and
  // each callback has one until it has run.
  unsigned holds;
  bool freed;                       // by its maker
  Done *callbacks, **last_callback; // in order
  Done first_callback;              // most futures need no more than this

  Future *next, **link; // all futures of the loop, oldest first
};

Future *future_new(Loop *loop); // owned by the caller; borrows the loop
void future_free(Future *self); // gives it back; NULL is fine

// Both: RETURNED None, or RAISED InvalidStateError when the future is done;
// TypeError for StopIteration; RuntimeError for a task, and when callbacks
// cannot be scheduled because the loop is closed (the future is done then).
Outcome future_set_result(Future *self, Value result);
Outcome future_set_exception(Future *self, Error exception);
bool future_cancel(Future *self); // false: it was done already
bool future_cancel_message(Future *self, const char *message); // borrowed

bool future_done(const Future *self);
bool future_cancelled(const Future *self);
// RETURNED the result, or RAISED the exception, CancelledError, or
// InvalidStateError while pending.
Outcome future_result(Future *self);
// RAISED the exception, as above; RETURNED None when there is a result.
Outcome future_exception(Future *self);

// Calls callback(future, arg) by loop_call_soon() when the future is done.
// Returns false when the loop is closed.
bool future_add_done_callback(Future *self, DoneCallback *callback, void *arg);
// Takes out all that were added with both; returns how many. Those of a done
// future are on their way already.
int future_remove_done_callback(Future *self, DoneCallback *callback,
                                void *arg);

// -- for task.c -------------------------------------------------------------
void future_init(Future *self, const FutureType *type, Loop *loop);
Outcome future_next(Iterator *self);
Outcome future_send(Iterator *self, Value value); // the same
Outcome future_settle(Future *self, FutureState state, Outcome outcome);
Future *value_as_future(Value value); // NULL when it is none
const char *future_repr(const Future *self);
void future_destroy(Future *self);              // for loop_free()
extern const FutureType future_type, task_type; // there are no others
const char *future_state_name(const Future *self);

#endif
