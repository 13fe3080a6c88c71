#include "01-generator/generator.h"

#include <string.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// The first and last function on the generator's own stack. We come here by
// the first resume and leave for good when the body has ended.
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
  context_exit(&self->caller_side);
}

Outcome generator_resume(Generator *self) {
  context_fetch(&self->body_side);
  self->state = GENERATOR_RUNNING;
  // Our side stops inside the next line. The body goes on behind its last
  // yield, or at generator_main() when it is new.
  context_switch(&self->caller_side, &self->body_side);
  // Somebody came back here: generator_yield() or the end of the body. What
  // it brought lies in `outcome`.
  return self->outcome;
}

void generator_yield(Generator *self, Value value) {
  if (self->state != GENERATOR_RUNNING || !stack_runs(self->stack))
    misuse("generator_yield: only the body itself can yield, while it runs");
  self->outcome = yielded(value);
  self->state = GENERATOR_SUSPENDED;
  trace_out(self->outcome);
  // The body stops inside the next line, and its locals stay where they are.
  // generator_resume() goes on in whoever asked for the value.
  context_switch(&self->body_side, &self->caller_side);
  // We are back: somebody asked for the next one.
}

bool generator_refuses(const Generator *self, Outcome *instead) {
  stack_expect_live(self, "next or send");
  if (self->state == GENERATOR_RUNNING)
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

// Whoever delegates to a generator (lesson 3) closes it. Its yields cannot be
// told, so it is left where it stands, and never resumed.
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
  // The generator lies at the top of its own stack, so that a suspended one
  // costs a single page of memory.
  Stack stack = stack_new(owner);
  Generator *self = stack_reserve(&stack, size);
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
  stack_free(self->stack);
}
