// exercise.h: what dinner.c promises.
//
// A dinner is a talk with one guest, who is asked with a yield and answers
// with a send:
//
//   "starter?"  -> "soup"       "sure?" -> True or False
//   "main dish?" -> "pie"       "sure?" -> True
//
// One who is not sure is asked again, and so is one who hears by a throw that
// the dish is sold out: a LookupError.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "03-yield-from/yield_from.h"

typedef struct Table {
  bool taken;
} Table;

// Asks for one course until the guest is sure, and returns what it is.
// `question` is what to ask, a string.
Outcome course(Coroutine *self, void *question);

// Takes the table, asks for two courses, gives the table back, and returns
// both: "soup, then pie". The table is given back on every way out.
Outcome dinner(Coroutine *self, void *table);

#endif
