// bodies.h: those who run the lines of a program.
#ifndef BODIES_H
#define BODIES_H

#include "things.h"

// Whoever runs a block of lines: a generator's body, a callback, main.
typedef struct Actor {
  Coroutine *self; // NULL for a callback or main
  Value got;       // what its last statement was worth
  Error caught;    // by the innermost `except` that it is in
} Actor;

// How a statement or a block ends: with RETURNED or RAISED, or it just goes
// on, for which YIELDED serves.
Outcome goes_on(void);

// What one line does; `self->got` is what it was worth.
typedef Outcome Word(Actor *self, const Line *line);
Word *word_of_generators(const char *name); // NULL: there is none
Word *word_of_loops(const char *name);

// Says what came of a line, which is worth `o` or raises it.
Outcome worth(Actor *self, const Line *line, Outcome o);
// The line's VALUE, which is its last word.
Value value_of(const Actor *self, const Line *line);

// Runs the lines that stand deeper than line n.
Outcome block(Actor *self, int n);
// ... of main, each whatever has become of the one before.
void run_main(int n);

// Functions that have the names of things, as diagrams shall have.
CoroutineBody *body_named(const char *name);
Callback *callback_named(const char *name);
DoneCallback run_callback_done; // a callback, added to a future
ExceptionHandler handler;

#endif
