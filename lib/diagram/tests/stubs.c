#include "suites.h"
TCase *reader_tests(void) { return tcase_create("reader"); }
TCase *replay_tests(void) { return tcase_create("replay"); }
TCase *output_tests(void) { return tcase_create("output"); }
