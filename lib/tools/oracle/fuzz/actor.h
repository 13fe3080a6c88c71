// actor.h: who runs the lines of a program, and what a line comes to.
#ifndef ACTOR_H
#define ACTOR_H

#include "02-coroutine/coroutine.h"
#include "program.h"

// Whoever runs a block of lines: a generator's body, a callback, main.
typedef struct Actor {
  Coroutine *self; // NULL for a callback or main
  Value got;       // what its last statement was worth
  Error caught;    // by the innermost `except` that it is in
} Actor;

// What one line does; `self->got` is what it was worth.
typedef Outcome Word(Actor *self, const Line *line);

// How a statement or a block ends: with RETURNED or RAISED, or it just goes
// on, for which YIELDED serves.
Outcome goes_on(void);
// Says what came of a line, which is worth `o` or raises it.
Outcome worth(Actor *self, const Line *line, Outcome o);
// The line's VALUE, which is its last word.
Value value_of(const Actor *self, const Line *line);

// What a statement can be worth.
Outcome none(void);
Outcome text(const char *s);
Outcome number(int64_t i);
Outcome truth(bool b);

#endif
