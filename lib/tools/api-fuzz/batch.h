// batch.h: programs that run one after the other in a process of their own.
//
// What the kit and the sanitizers say on stderr goes to a file, which starts
// anew with each program: when one fails, the file is about that one.
#ifndef BATCH_H
#define BATCH_H

#include <stdbool.h>
#include <sys/types.h>

#include "board.h"

typedef struct Batch {
  uint64_t seed;
  long first, end; // the numbers of its programs; `end` is behind the last
  Board *board;
  const char *said; // the file
  unsigned seconds; // for each program
  pid_t pid;        // 0: does not run
  // Of a program that shrinks: only these calls.
  const uint32_t *tags;
  int tag_count;
} Batch;

void batch_start(Batch *self);

// NULL if all is well, else what went wrong with program board->number, or at
// the end of all when that is -1. The text stays until the next call.
const char *batch_verdict(const Batch *self, int status);

// Starts it and waits.
const char *batch_run(Batch *self);

#endif
