// testing_end.h: where a test that failed went wrong, and where to see it.
#ifndef TESTING_END_H
#define TESTING_END_H

#include "record/recorded.h"
#include "testing.h"

// Completes the record's verdict, for its picture: the first event that is not
// as it should be, with what was expected there and what happened, as far as
// that is known. `verdict` is the report's word for it (report.h).
void verdict_give(const Test *test, Record *record, const char *verdict,
                  const char *message);

// The picture of that test, and its run on the page that steps through runs, as
// paths that work where the learner stands, which is STANDS in the environment,
// or else here. The texts are lent.
const char *picture_path(const char *directory, const char *name);
const char *page_path(const char *directory, const char *name);

#endif
