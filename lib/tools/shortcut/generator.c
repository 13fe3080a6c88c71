#include "01-generator/generator.h"

#include <string.h>

#include "02-coroutine/coroutine.h"
#include "chain.h"
#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// The first and last function on the generator's own stack.
static void generator_main(void *arg) {
  Generator *self = arg;
  Outcome o = self->body(self, self->arg);
  if (!outcome_ends(o))
    misuse("%s(): a body ends with returned() or raised()",
           symbol_name(self->body));
  if (o.how == RAISED && error_is(o.error, StopIteration))
    o = raised(RuntimeError, "generator raised StopIteration"); // PEP 479
  trace_out(o);
  self->outcome = o;
  self->state = GENERATOR_CLOSED;
  Generator *root = link_of(self)->root, *heir = link_of(self)->delegator;
  if (self == root)
    context_exit(&self->caller_side);
  // The run goes on in our delegator, behind its yield_from().
  link_of(heir)->delegate = NULL;
  heir->state = GENERATOR_RUNNING;
  chain_pair(root, heir);
  context_exit(&heir->body_side);
}

// Who receives the letter that lies in the root: the leaf, in one step.
static Generator *deliver(Generator *self) {
  Generator *leaf = chain_leaf(self);
  if (leaf == self)
    return leaf;
  Outcome letter = ((Coroutine *)self)->letter; // only coroutines delegate
  if (letter.how == RAISED && error_is(letter.error, GeneratorExit)) {
    chain_pair(link_of(self)->delegate, leaf); // it will be closed next
    chain_pair(self, self);
    return self;
  }
  ((Coroutine *)leaf)->letter = letter;
  return leaf;
}

Outcome generator_resume(Generator *self) {
  Generator *leaf = deliver(self);
  // The short cut is the word `leaf`. A record wants to hear from everybody on
  // the way: then we go from stack to stack, starting at our own.
  Context *there = &(trace_on ? self : leaf)->body_side;
  context_fetch(there);
  self->state = leaf->state = GENERATOR_RUNNING;
  context_switch(&self->caller_side, there);
  return self->outcome;
}

void generator_yield(Generator *self, Value value) {
  if (self->state != GENERATOR_RUNNING || !stack_runs(self->stack))
    misuse("generator_yield: only the body itself can yield, while it runs");
  Generator *root = link_of(self)->root;
  root->outcome = yielded(value);
  self->state = root->state = GENERATOR_SUSPENDED;
  trace_out(root->outcome);
  // And the short cut back is the word `root`.
  Context *there =
      trace_on ? chain_up(self, &root->outcome) : &root->caller_side;
  context_switch(&self->body_side, there);
}

bool generator_refuses(const Generator *self, Outcome *instead) {
