#include "chain.h"

// Whom `self` speaks for, unless a stranger has ended that one meanwhile.
static Generator *next_of(const Generator *self) {
  Generator *delegate = link_of(self)->delegate;
  return delegate && delegate->state != GENERATOR_CLOSED ? delegate : NULL;
}

// The leaf below `self`, found by going there. NULL when `self` runs.
static Generator *leaf_find(Generator *self) {
  int ours = 0, theirs = 0;
  Generator *end = self;
  for (; end->state != GENERATOR_RUNNING && next_of(end); end = next_of(end))
    ours++;
  if (end->state != GENERATOR_RUNNING)
    return end;
  // We have come upon a run: at its root, or at its leaf, and then perhaps
  // through members of it that are not marked. Where did we join it? Its way
  // from the root and ours both lead to `end`: the longer one starts earlier,
  // from there on we go step by step until we meet.
  Generator *last = NULL, *root = link_of(end)->root;
  if (!root)
    root = end;
  for (Generator *g = root; g != end; g = next_of(g))
    theirs++;
  for (; theirs > ours; theirs--)
    root = next_of(root);
  for (; ours > theirs; ours--, self = next_of(self))
    last = self;
  for (; self != root; self = next_of(self), root = next_of(root))
    last = self;
  return last;
}

void chain_pair(Generator *root, Generator *leaf) {
  Link *r = link_of(root), *l = link_of(leaf);
  if (r->leaf)
    link_of(r->leaf)->root = NULL;
  if (l->root)
    link_of(l->root)->leaf = NULL;
  r->leaf = leaf;
  l->root = root;
}

Generator *chain_leaf(Generator *self) {
  Generator *leaf = link_of(self)->leaf;
  if (leaf)
    return leaf; // nobody has moved since the last time
  leaf = leaf_find(self);
  for (Generator *g = self, *next; g != leaf; g = next) {
    next = link_of(g)->delegate;
    link_of(next)->delegator = g;
  }
  chain_pair(self, leaf);
  return leaf;
}

Context *chain_up(Generator *self, const Outcome *yielded) {
  if (link_of(self)->leaf) // we are the root
    return &self->caller_side;
  Generator *delegator = link_of(self)->delegator;
  link_of(delegator)->relayed = yielded;
  return &delegator->body_side;
}

// Between the root and the leaf of a run nobody is marked, so we have to look.
// Not for a root that has its leaf, nor where nobody delegates.
bool chain_runs(const Generator *self) {
  if (self->state != GENERATOR_SUSPENDED)
    return self->state == GENERATOR_RUNNING;
  const Link *link = link_of(self);
  return !link->leaf && link->delegate && !leaf_find((Generator *)self);
}
