// numbers.c: a parser whose state is where it stands
#include "exercise.h"

#include "exercises/todo.h"

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
Outcome numbers(Coroutine *self, void *arg) {
  TODO; // your code
}
