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
           symbol_name(stack_owner(self)));
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
  stack_expect_live(self, "next or send");
  if (chain_runs(self))
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

static Outcome close_slot(Iterator *iterator) {
  Generator *self = (Generator *)iterator;
  Outcome end = returned(value_none()), instead;
  if (generator_refuses(self, &instead))
    return trace_refused(TRACE_CLOSE, self, instead);
  trace_in(TRACE_CLOSE, self, end);
  self->state = GENERATOR_CLOSED;
  trace_out(end);
  return end;
}

static const IteratorType generator_type = {
    .base = {.name = "generator"}, .next = next_slot, .close = close_slot};

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
  if (chain_runs(self)) // only a coroutine can be in mid-chain
    misuse("coroutine_free: %s() is running",
           symbol_name(((Coroutine *)self)->body));
  Link *link = link_of(self);
  if (link->leaf)
    link_of(link->leaf)->root = NULL;
  if (link->root)
    link_of(link->root)->leaf = NULL;
  stack_free(self->stack);
}
