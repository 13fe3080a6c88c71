// coverage.h: how often each call was made in each place.
#ifndef COVERAGE_H
#define COVERAGE_H

#include <stdbool.h>

#include "board.h"

// Prints the sums of all boards. False when a call was never made where it can
// be, unless these are too few programs to tell.
bool coverage_print(const Board *boards, int count, long programs);

#endif
