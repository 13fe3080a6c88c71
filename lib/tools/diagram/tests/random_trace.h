// Random traces that are valid: a small simulation of actors and queues.

#ifndef TESTS_RANDOM_TRACE_H
#define TESTS_RANDOM_TRACE_H

#include "../buffer.h"

// Writes the same trace for the same seed.
void random_trace(Buffer *out, unsigned seed);

#endif
