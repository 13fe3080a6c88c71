// testing_right.h: what happens in a test when all is right.
//
// Beside the tests lies a file `records`, with what the kit's own code does in
// each of them: a line "== NAME", and below it the events as event_text()
// writes them. Where a test has failed, the first event that differs from it is
// where the run left the right way, whatever the test has noticed later.
// `make records` writes the file anew.
#ifndef TESTING_RIGHT_H
#define TESTING_RIGHT_H

#include <stdio.h>

#include "testing.h"

#include "record/recorded.h"

typedef struct Difference {
  int seq; // the first event that differs, or the one that is missing
  const char *expected, *happened; // sentences, lent; "" for nothing more
  const char *line; // what is expected, as it stands in the record; lent
} Difference;

// False when there is no such file, or nothing differs.
bool difference_find(const Test *test, const Record *record, Difference *to);

// Writes a record as it stands in the file.
void right_write(FILE *to, const Record *record);

#endif
