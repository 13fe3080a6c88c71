// testing_share.h: runs the tests, as many at a time as there are processors.
//
// Check runs one test after the other, and most of a short test's time is the
// start and the end of its process. So the tests are dealt out to several
// processes, each with Check in it. How a test came to its end lies in memory
// that they share, and so does its record.
#ifndef TESTING_SHARE_H
#define TESTING_SHARE_H

#include "testing.h"

// How a test came to its end, in Check's terms.
typedef struct TestEnd {
  int type; // CK_PASS, CK_FAILURE or CK_ERROR: a crash or a time-out
  const char *message;
  Place place;
} TestEnd;

// Runs each test that has a TestEnd, writes how it ended, and waits for all. A
// test that did not run has none any more.
void tests_run(const char *suite, const char *directory);

// What a test has written to stderr is kept in the directory while others run,
// as NAME.said. Writes it to ours; there it stays only if it is to be `kept`.
void test_say(const Test *test, const char *directory, bool kept);

#endif
