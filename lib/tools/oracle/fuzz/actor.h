// actor.h: who runs the lines of a program, and what a line comes to.
#ifndef ACTOR_H
#define ACTOR_H

#include "02-coroutine/coroutine.h"
#include "program.h"

// Whoever runs a block of lines: a generator's body, a callback, main.
typedef struct Actor {
  Coroutine *self;         // NULL for a callback or main
  Generator *generator;    // of lesson 1: in place of that
  Value got;               // what its last statement was worth
  Error caught;            // by the innermost `except` that it is in
  struct Manager *manager; // the innermost that it is in, or NULL
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

// What stays of a value: where things are freed, no future.
Value keep(Value value);

// Coroutines are resumed by statements, and not by a task or a delegation, as
// long as this is not 0.
extern int by_hand;

// Awaits that a task refuses just now: of itself, or of another loop's future.
// What they are told when they are resumed by hand meanwhile, and what a second
// await of that future is told, is one thing in asyncio's C and another in its
// Python, so neither is tried; nor such an await while anybody delegates to
// what two tasks may share. (Rows T15, T16.)
extern int refused, lent;

// What a statement can be worth.
Outcome none(void);
Outcome text(const char *s);
Outcome number(int64_t i);
Outcome truth(bool b);

#endif
