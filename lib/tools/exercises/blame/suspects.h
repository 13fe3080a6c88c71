// suspects.h: those of the learner's functions that may be at fault.
#ifndef SUSPECTS_H
#define SUSPECTS_H

#include "exercises/blame/swap.h"

typedef struct Suspects {
  Swap **list; // owned
  int count;
} Suspects;

// Who has run in the try that has just ended: when the test failed, or with the
// kit's functions.
void suspects_keep_who_ran(void);
void suspects_keep_who_runs_then(void);

// Whose text differs from the kit's, and who ran when the test failed. Those
// come first who had not returned, then who came last: the nearest to its end.
Suspects suspects_at_the_end(void);
// Those who run with the kit's functions, too; in the order of `names`, which
// has blanks between them.
Suspects suspects_in_order(const char *names);

bool has_word(const char *list, const char *word);

#endif
