// coroutine.h: a generator with a letter box.
//
// A coroutine is a generator whose `yield` is an expression: whoever resumes
// it puts something in, a value with send() or an error with throw(), and the
// body's coroutine_yield() comes back with it:
//
//   Outcome o = coroutine_yield(self, value_int(average));
//   if (o.how == RAISED)    // thrown at us, right here
//     goto finally;
//   total += value_as_float(o.value);
//
// A body's cleanup belongs behind a `finally:` label that every way out goes
// through, ending in `return ended(o);`. After GeneratorExit it must not yield.
//
// Python: PEP 342; gen_send_ex() and gen_close() in Objects/genobject.c.
#ifndef COROUTINE_H
#define COROUTINE_H

#include "01-generator/generator.h"

typedef struct Coroutine Coroutine;

// Ends with returned(value) or raised(type, message).
typedef Outcome CoroutineBody(Coroutine *self, void *arg);

struct Coroutine {
  union { // first: a Coroutine is a Generator is an Iterator
    Iterator iterator;
    Generator generator;
  };
  CoroutineBody *body;
  Outcome letter; // for the yield that waits: RETURNED what was sent to it,
                  // RAISED what was thrown
  void *owner;    // the Task that took it, and frees it (lesson 5); or NULL
  Coroutine *delegate; // owned: goes when this one does (lesson 3), or NULL
};

// A new coroutine, owned by the caller, who frees it. Runs nothing. `arg` is
// borrowed.
Coroutine *coroutine_new(CoroutineBody *body, void *arg);

// Python's c.send(value): resumes the body, whose yield is worth `value`, and
// comes back like generator_next() with what happens next. TypeError "can't
// send non-None value to a just-started generator" when the body has not
// started, so that no yield is there to receive a value: it is as new as
// before. One that runs refuses this and all below (ValueError).
Outcome coroutine_send(Coroutine *self, Value value);

// Python's next(c): send(None).
Outcome coroutine_next(Coroutine *self);

// Python's c.throw(error): the yield where the body stands raises it. Comes
// back like send(). A body that has not started or has ended hands the error
// back, and is finished; a StopIteration comes back as RuntimeError from one
// that has not started.
Outcome coroutine_throw(Coroutine *self, Error error);

// Python's c.close(): throws GeneratorExit, and is content (RETURNED None)
// when the body lets it out or returns. RuntimeError "generator ignored
// GeneratorExit" when it yields instead; else what the body raised.
Outcome coroutine_close(Coroutine *self);

// Python's `yield value` as an expression: RETURNED what was sent, or RAISED
// what was thrown. Only for the body, on its own `self`.
Outcome coroutine_yield(Coroutine *self, Value value);

// The coroutine that an iterator is, or NULL.
Coroutine *iterator_as_coroutine(Iterator *self);

// Closes the coroutine if it stands at a yield, then frees it. One that ignores
// GeneratorExit loses its stack anyway, and its `delegate` is let go. NULL is
// fine; a running one ends the program.
void coroutine_free(Coroutine *self);

// -- for the floors above ---------------------------------------------------

// For whoever has taken a coroutine and is done with it: frees it, unless it
// runs, for then somebody has resumed it by hand, whose it is from here on.
static inline void coroutine_let_go(Coroutine *self) {
  Outcome instead;
  if (self &&
      !(generator_refuses(&self->generator, &instead) && instead.how == RAISED))
    coroutine_free(self);
}

// For whoever knows that it will be resumed soon, after it was idle for long:
// asks for the frames in which it waits. NULL is fine.
static inline void coroutine_prefetch(const Coroutine *self) {
  enum { FRAMES = 640 }; // below it on its stack
  if (self)
    prefetch((const char *)self - FRAMES, FRAMES + sizeof *self);
}

#endif
