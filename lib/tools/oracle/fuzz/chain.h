// chain.h: who delegates to whom, as far as the programs need to know.
//
// A StopIteration that is thrown at a delegator ends the delegation in Python
// when the innermost hands it back (docs/differences-from-python.md). We ask
// beforehand who that would be.
#ifndef CHAIN_H
#define CHAIN_H

#include "02-coroutine/coroutine.h"

void chain_reset(void); // nobody delegates: a program begins

// A body begins: it delegates to nobody.
void chain_begin(Coroutine *self);
// It delegates to a coroutine, or, when that is NULL, to what hands each
// StopIteration back: a future.
void chain_enter(Coroutine *self, Iterator *sub);
void chain_leave(Coroutine *self);

// Would a StopIteration that is thrown at it come back to one that delegates?
bool chain_hands_back(Coroutine *self);
bool chain_delegates(const Coroutine *self); // it stands in a delegation

#endif
