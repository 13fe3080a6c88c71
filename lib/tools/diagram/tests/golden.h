// golden.h: the sources that the pictures of tests/traces are compared with.
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stdbool.h>

// Writes golden/NAME.dot and golden/NAME.map.dot of every trace in traces/.
// Look at what has changed before you commit it.
int golden_write(void);

#endif
