#include "01-generator/generator.h"

#include <string.h>

#include "chain.h"
#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// -- the chain ---------------------------------------------------------------

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

// -- a generator -------------------------------------------------------------

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

// Between the root and the leaf of a run nobody is marked, so we have to look.
// Not for a root that has its leaf, nor where nobody delegates.
static bool runs(const Generator *self) {
  const Link *link = link_of(self);
  if (self->state != GENERATOR_SUSPENDED || link->leaf || !link->delegate)
    return self->state == GENERATOR_RUNNING;
  return leaf_find((Generator *)self) == NULL;
}

bool generator_refuses(const Generator *self, Outcome *instead) {
  stack_expect_live(self, "next or send");
  if (runs(self))
    *instead = raised(ValueError, "generator already executing");
  else if (self->state == GENERATOR_CLOSED)
    *instead = returned(value_none());
  else
    return false;
  return true;
}

Outcome generator_next(Generator *self) {
  Outcome instead;
  if (generator_refuses(self, &instead))
    return trace_refused(TRACE_NEXT, self, instead);
  trace_in(TRACE_NEXT, self, returned(value_none()));
  return generator_resume(self);
}

static Outcome next_slot(Iterator *self) {
  return generator_next((Generator *)self);
}

static const IteratorType generator_type = {.base = {"generator"},
                                            .next = next_slot};

void *generator_create(size_t size, const IteratorType *type,
                       GeneratorBody *body, void *arg, const void *owner) {
  Stack stack = stack_new(owner);
  Link *link = stack_reserve(&stack, sizeof *link + size);
  Generator *self = (Generator *)(link + 1);
  *link = (Link){.delegate = NULL};
  memset(self + 1, 0, size - sizeof *self);
  *self = (Generator){.iterator = {type},
                      .state = GENERATOR_CREATED,
                      .body = body,
                      .arg = arg,
                      .stack = stack};
  context_init(&self->body_side, stack, generator_main, self);
  trace_actor(self, ACTOR_GENERATOR, owner, NULL);
  return self;
}

Generator *generator_new(GeneratorBody *body, void *arg) {
  return generator_create(sizeof(Generator), &generator_type, body, arg, body);
}

void generator_free(Generator *self) {
  if (!self)
    return;
  stack_expect_live(self, "generator_free");
  if (self->state == GENERATOR_RUNNING)
    misuse("generator_free: %s() is running", symbol_name(self->body));
  if (runs(self)) // only a coroutine can be in mid-chain
    misuse("coroutine_free: %s() is running",
           symbol_name(((Coroutine *)self)->body));
  Link *link = link_of(self);
  if (link->leaf)
    link_of(link->leaf)->root = NULL;
  if (link->root)
    link_of(link->root)->leaf = NULL;
  stack_free(self->stack);
}
