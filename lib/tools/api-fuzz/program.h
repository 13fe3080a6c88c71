// program.h: one random program, from its first call to its last.
#ifndef PROGRAM_H
#define PROGRAM_H

#include "caller.h"

extern const ApiCall *all_calls; // ends with one that has no name

void programs_begin(bool listing);
// Runs program `number` of this seed: makes calls, then frees what is left.
void program_run(uint64_t seed, long number);

#endif
