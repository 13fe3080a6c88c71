// exercise.h: a parser that is fed one character at a time.
//
// Nobody reads a file here, nobody waits: whoever has a character sends it, and
// gets a number back when one is complete.
//
//   Coroutine *c = coroutine_new(numbers, NULL);
//   coroutine_next(c);                    // YIELDED None: ready
//   coroutine_send(c, value_str("4"));    // YIELDED None
//   coroutine_send(c, value_str("2"));    // YIELDED None
//   coroutine_send(c, value_str(" "));    // YIELDED 42
//   coroutine_send(c, value_str("\n"));   // RETURNED 1: one number in all
#ifndef EXERCISE_H
#define EXERCISE_H

#include "02-coroutine/coroutine.h"

// A coroutine that is sent texts of one character.
//
// - A digit, "0" to "9", yields None; a number has up to 18 of them.
// - A blank yields the number that it has ended, or None if there were no
//   digits before it.
// - "\n" ends a number that is not ended yet, and returns how many there were.
// - Anything else is ValueError "not a digit".
// - A ValueError thrown in, or a subclass of it, means: forget the digits of
//   the number that is not ended yet, and go on. It yields None. Any other
//   error goes on to the caller.
Outcome numbers(Coroutine *self, void *arg);

#endif
