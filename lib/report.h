// report.h: what came of the tests, in fields, for programs.
//
// With REPORT=FILE in its environment a test program writes there what it says
// to people. Each line is "key: value"; a value of several lines has its key
// before each. For each test that ran:
//
//   test: NAME
//   verdict: passed; or failed, differs (the trace), timeout, signal N, exit N
//            (with an error; the end by exit(0) in the middle has failed)
//
// and, unless it has passed,
//
//   rule: the test's rule
//   place: FILE:LINE
//   says: what happened
//   event: the first that differs
//   expected, happened: what, there, as sentences; when `says` does not say it
//   picture, page: the paths of both, from where the learner stands
//   last: the last events of one that crashed
//
// Its end are `ran: N` and `failed: N`. Whoever does not find them knows that
// the program did not come to its end.
#ifndef REPORT_H
#define REPORT_H

void report_open(void); // without REPORT nothing is written, here and below
void report_number(const char *key, int value);
void report_close(int ran, int failed);

// Returns the value, for whoever says it to people too.
const char *report_field(const char *key, const char *value);

// Check says in words only how a process came to a bad end: the verdict.
const char *report_end(const char *words);

#endif
