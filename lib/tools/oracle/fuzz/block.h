// block.h: runs lines, one block at a time.
#ifndef BLOCK_H
#define BLOCK_H

#include "actor.h"

// Runs the lines that stand deeper than line n.
Outcome block(Actor *self, int n);
// ... of main, each whatever has become of the one before.
void run_main(int n);

#endif
