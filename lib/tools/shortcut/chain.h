// chain.h: what the short cut knows of a generator, beside its header.
//
// Coroutines that stand in yield_from() form a chain, each one the delegator
// of the next, which is its delegate:
//
//   resumer --> root --> member --> member --> leaf
//
// Whom somebody resumes is the root of a run; who has nobody to speak for it
// is its leaf. A resume of the root switches straight to the leaf's stack, and
// the leaf's yield straight back to the resumer, whose place is the root's
// caller_side. Nobody in between is touched. When the leaf ends, its delegator
// goes on behind its yield_from(), in the same run: it is the leaf now.
//
// What a chain is made of can be changed by strangers: they resume a member in
// mid-chain (and are the resumers of a run of their own, whose root it is),
// end it, or share it between two delegators. So this must always hold:
//
// 1. A body's `delegate` is the coroutine that its yield_from() speaks for,
//    and NULL when it stands elsewhere. Everything else here can be found by
//    following delegates: from each member there is one way down. It ends at
//    the leaf: the first whose delegate is NULL, or is CLOSED, or runs (as the
//    root of another run, or in the middle of one). In the last two cases the
//    leaf asks its delegate itself, as PEP 380 says, and is refused.
// 2. root->leaf == leaf if and only if leaf->root == root. While they are such
//    a pair, nobody between them has moved, and `delegator` leads from the
//    leaf up to the root. Whoever resumes any of them, by whatever way, gets
//    to the same leaf, pairs with it, and so ends the pair that was.
// 3. While a run is under way, its root and its leaf are a pair, and RUNNING.
//    Those between them are marked SUSPENDED, although they run: setting all
//    these marks would be the very walk that we save. No two runs share a
//    member.
// 4. Closing is no short cut. A GeneratorExit goes to the root itself, which
//    closes its delegate first: that is a run of its own, as in the taught
//    floors, and so on down. So each one that ignores its GeneratorExit has
//    its delegator as resumer, which is who must hear of it.
#ifndef CHAIN_H
#define CHAIN_H

#include "01-generator/generator.h"

typedef struct Link {
  _Alignas(64) Generator *delegate; // down the chain: see 1
  Generator *delegator;             // up the chain: see 2
  Generator *leaf, *root;           // of a root its leaf, of a leaf its root
  const Outcome *relayed; // a yield on its way up, when events are recorded
} Link;

// It lies in front of the generator, in a cache line of its own:
// generator_create() sees to that.
static inline Link *link_of(const Generator *self) { return (Link *)self - 1; }

// The leaf of the run that a resume of `self` begins: paired with `self`.
Generator *chain_leaf(Generator *self);

// Makes them a pair, and ends those that they were in.
void chain_pair(Generator *root, Generator *leaf);

// Is `self` in a run, marked or not?
bool chain_runs(const Generator *self);

// Where a yield of `self` goes on when events are recorded: to everybody on the
// way up, for each has one to report.
Context *chain_up(Generator *self, const Outcome *yielded);

#endif
