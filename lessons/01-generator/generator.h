// generator.h: a function that can pause.
//
// A generator is an iterator whose state is a stack. generator_new() runs
// nothing; each generator_next() lets the body run up to its next
// generator_yield() and comes back with the value:
//
//   static Outcome evens(Generator *self, void *arg) {
//     for (int i = 0; i < 10; i++)
//       generator_yield(self, value_int(i * 2));
//     return returned(value_none());
//   }
//   Generator *g = generator_new(evens, NULL);
//   generator_next(g);   // YIELDED 0, then 2, 4 ... 18, then RETURNED None
//   generator_free(g);
//
// Only the body may call generator_yield(), on its own `self`. `arg` is
// borrowed: it must live as long as the generator runs.
//
// Python: PEP 255; the states are those of inspect.getgeneratorstate().
#ifndef GENERATOR_H
#define GENERATOR_H

#include "01-generator/iterator.h"
#include "context.h"
#include "stack.h"

typedef struct Generator Generator;

// Ends with returned(value) or raised(type, message). A StopIteration raised
// here comes out as a RuntimeError (PEP 479).
typedef Outcome GeneratorBody(Generator *self, void *arg);

typedef enum {
  GENERATOR_CREATED,   // no line of the body has run
  GENERATOR_RUNNING,   // the body runs, or waits for somebody it has called
  GENERATOR_SUSPENDED, // the body stands at a yield
  GENERATOR_CLOSED     // the body has returned or raised
} GeneratorState;

struct Generator {
  Iterator iterator;    // first: a Generator is an Iterator
  GeneratorState state; // anybody may look
  Outcome outcome;      // what the body hands to whoever resumed it

  // Where each side goes on; `body_side` is valid unless RUNNING or CLOSED,
  // `caller_side` only while RUNNING.
  Context body_side;
  Context caller_side;

  GeneratorBody *body;
  void *arg;   // borrowed
  Stack stack; // owned; the Generator itself lies at its top
};

// A new generator, owned by the caller, who frees it. Runs nothing.
Generator *generator_new(GeneratorBody *body, void *arg);

// Python's next(g). YIELDED what the body yields; RETURNED what it returned,
// once, and None ever after; RAISED what it raised, or ValueError "generator
// already executing" when the body itself asks.
Outcome generator_next(Generator *self);

// Python's `yield value`: suspends the body until somebody asks again.
void generator_yield(Generator *self, Value value);

// Gives the stack back, and with it the generator. A suspended body is simply
// dropped where it stands. NULL is fine; a running one ends the program.
void generator_free(Generator *self);

// -- for the floors above --------------------------------------------------

// A generator as the first member of something larger, with `size` bytes in
// all, zeroed behind the Generator. `owner` is the function that names it.
void *generator_create(size_t size, const IteratorType *type,
                       GeneratorBody *body, void *arg, const void *owner);

// Lets the body run: one switch there, one back. Not when RUNNING or CLOSED.
// Whoever calls it records by which call.
Outcome generator_resume(Generator *self);

// Whether the body cannot be resumed now, and what the caller gets instead; if
// it can, `instead` is left alone.
bool generator_refuses(const Generator *self, Outcome *instead);

#endif
