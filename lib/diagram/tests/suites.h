// The test cases of the diagram program.

#ifndef TESTS_SUITES_H
#define TESTS_SUITES_H

#include <check.h>

TCase *golden_tests(void);
TCase *layout_tests(void);
TCase *reader_tests(void);
TCase *replay_tests(void);
TCase *output_tests(void);

// The traces in tests/traces, in the order of their names.
int trace_count(void);
const char *trace_path(int index);

#endif
