#include "02-coroutine/coroutine.h"

#include <stdio.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#include "exercises/todo.h"

// To the generator below this is the body; ours runs inside.
static Outcome coroutine_main(Generator *generator, void *arg) {
  TODO; // your code
}

// Python's `yield value` as an expression: RETURNED what was sent, or RAISED
// what was thrown. Only for the body, on its own `self`.
Outcome coroutine_yield(Coroutine *self, Value value) {
  TODO; // your code
}

static Outcome resume_with(Coroutine *self, Verb verb, Outcome letter) {
  TODO; // your code
}

static Outcome send(Coroutine *self, Verb verb, Value value) {
  TODO; // your code
}

// Python's c.send(value): resumes the body, whose yield is worth `value`, and
// comes back like generator_next() with what happens next. TypeError "can't
// send non-None value to a just-started generator" when the body has not
// started, so that no yield is there to receive a value: it is as new as
// before. One that runs refuses this and all below (ValueError).
Outcome coroutine_send(Coroutine *self, Value value) {
  TODO; // your code
}

// Python's next(c): send(None).
Outcome coroutine_next(Coroutine *self) {
  TODO; // your code
}

// A body that has not started has no yield to raise the error at: it ends
// here, and no line of it runs.
static Outcome end_unstarted(Coroutine *self, Verb verb, Outcome o) {
  TODO; // your code
}

// throw() and close() do the same to a body that stands at a yield.
static Outcome throw_in(Coroutine *self, Verb verb, Error error) {
  TODO; // your code
}

// Python's c.throw(error): the yield where the body stands raises it. Comes
// back like send(). A body that has not started or has ended hands the error
// back, and is finished; a StopIteration comes back as RuntimeError from one
// that has not started.
Outcome coroutine_throw(Coroutine *self, Error error) {
  TODO; // your code
}

// Python's c.close(): throws GeneratorExit, and is content (RETURNED None)
// when the body lets it out or returns. RuntimeError "generator ignored
// GeneratorExit" when it yields instead; else what the body raised.
Outcome coroutine_close(Coroutine *self) {
  TODO; // your code
}

static Outcome next_slot(Iterator *self) {
  return coroutine_next((Coroutine *)self);
}

static Outcome send_slot(Iterator *self, Value value) {
  return coroutine_send((Coroutine *)self, value);
}

static Outcome throw_slot(Iterator *self, Error error) {
  return coroutine_throw((Coroutine *)self, error);
}

static Outcome close_slot(Iterator *self) {
  return coroutine_close((Coroutine *)self);
}

static const IteratorType coroutine_type = {
    {.name = "coroutine"}, next_slot, send_slot, throw_slot, close_slot};

// A new coroutine, owned by the caller, who frees it. Runs nothing. `arg` is
// borrowed.
Coroutine *coroutine_new(CoroutineBody *body, void *arg) {
  TODO; // your code
}

Coroutine *iterator_as_coroutine(Iterator *self) {
  return self->type == &coroutine_type ? (Coroutine *)self : NULL;
}

// Closes the coroutine if it stands at a yield, then frees it. One that ignores
// GeneratorExit loses its stack anyway, and its `delegate` is let go. NULL is
// fine; a running one ends the program.
void coroutine_free(Coroutine *self) {
  TODO; // your code
}
