// The test cases of the diagram program.

#ifndef TESTS_SUITES_H
#define TESTS_SUITES_H

#include <check.h>

TCase *golden_tests(void);
TCase *layout_tests(void);
TCase *trace_reader_tests(void);
TCase *model_tests(void);
TCase *derive_tests(void);
TCase *missing_tests(void);
TCase *output_tests(void);
TCase *play_tests(void);
TCase *panels_tests(void);
TCase *pack_tests(void);
TCase *fuzz_tests(void);

// Damages traces at random, that many times from that seed on, and draws what
// can still be read.
void fuzz(unsigned seed, int times);

// The traces in tests/traces, in the order of their names.
int trace_count(void);
const char *trace_path(int index);

#endif
