// swap.h: functions of a floor that are there twice, the learner's and the
// kit's.
//
// one_program.awk makes of both one file. A function f that both have becomes
// f__yours and f__kit, and f calls one of them:
//
//   static Outcome f(Generator *self) {
//     SWAP_VISIT(&swaps__[3]);
//     return swaps__[3].kits ? f__kit(self) : f__yours(self);
//   }
//
// Who has come and gone is counted in memory that a test's process shares with
// its parent, which learns so what has run, and what had not returned.
#ifndef SWAP_H
#define SWAP_H

#include <stdbool.h>

typedef struct Visits {
  unsigned entered, left;
  unsigned last; // the number of the last that came, of all visits
} Visits;

typedef struct Swap {
  const char *name;
  bool differs;        // the learner's text is not the kit's
  const char *helpers; // his own functions that his text calls, blanks between
  bool own;            // only the learner has it: it is counted, not swapped
  bool kits;           // now the kit's runs
  bool ran, runs_then; // when the test failed; with the cure
  Visits *visits;      // shared
  struct Swap *file;   // the first of the same file
} Swap;

// The functions of one file, up to one without a name. `fixed` names those of
// the learner's that cannot be swapped.
void swap_register(Swap *swaps, const char *fixed);

// In the order of their registration.
extern Swap *swap_all[];
extern int swap_count;
bool swap_some_are_fixed(void);

// All counts are zero again. More visits than `most` end the process: it hangs.
enum { SWAP_HANGS = 99 };
void swap_begin(unsigned most);
unsigned swap_visits(void); // of all functions, since then

Visits *swap_enter(Swap *self);
void swap_leave(Visits **visits);
#define SWAP_VISIT(swap)                                                       \
  __attribute__((cleanup(swap_leave))) Visits *visit__ = swap_enter(swap)

#endif
