// try.h: one try of a test, in a process of its own, with those functions that
// are the kit's now.
#ifndef TRY_H
#define TRY_H

#include "exercises/blame/swap.h"
#include "record/record.h"
#include "testing.h"

typedef struct Try {
  bool passed, hung;
  double seconds; // that it took
  Record *record; // what happened; or NULL
} Try;

// How long a try may take, in seconds and in calls of the floor's functions.
typedef struct Patience {
  double seconds;
  unsigned visits;
} Patience;

Try try_test(Test *test, Patience patience);
Test *try_find(const char *name); // NULL: there is no such test
double try_clock(void);           // seconds

// The first of these, with blanks between, that fails; or NULL.
const char *try_first_failing(char *names, Patience patience);

#endif
