// adapter_call.h: a call that waits, for a Python program.
//
// Where a function of the kit takes the coroutine that waits, each call of
// Python's gets a coroutine of its own, which does nothing but call it. Python
// resumes that from its own coroutine, by a generator, and hands on what it
// yields. So what the kit knows is as it would be in C.
#ifndef ADAPTER_CALL_H
#define ADAPTER_CALL_H

#include "05-tasks/task.h"

typedef struct Call Call;
typedef Outcome CallBody(Call *self, Coroutine *caller);

struct Call {
  Coroutine *coroutine; // owned
  CallBody *body;
  void *object; // borrowed, as what else it is called with
  void *other;
  double number;
  long count;
  Outcome given;
};

// Owned by Python, which gives it back by adapter_call_free().
Call *call_new(Call given);

#endif
