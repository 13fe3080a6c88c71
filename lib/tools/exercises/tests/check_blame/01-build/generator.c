// The generator of lesson 1 as somebody else would write it.
#include "01-generator/generator.h"

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#define IS(self, what) ((self)->state == GENERATOR_##what)

static void move_to(Generator *g, GeneratorState state) { g->state = state; }

// Going over and coming back.
static Outcome enter(Generator *g) {
  move_to(g, GENERATOR_RUNNING);
  context_switch(&g->caller_side, &g->body_side);
  return g->outcome;
}

static void leave_with(Generator *g, Outcome outcome, GeneratorState state) {
  trace_out(outcome);
  g->outcome = outcome;
  move_to(g, state);
}

Outcome generator_resume(Generator *self) { return enter(self); }

void generator_yield(Generator *self, Value value) {
  bool ours = IS(self, RUNNING) && stack_runs(self->stack);
  if (!ours)
    misuse("generator_yield: only the body itself can yield, while it runs");
  leave_with(self, yielded(value), GENERATOR_SUSPENDED);
  context_switch(&self->body_side, &self->caller_side);
}

// PEP 479: what a body raises must not look like its end.
static Outcome checked_end(Generator *g, Outcome end) {
  if (!outcome_ends(end))
    misuse("%s(): a body ends with returned() or raised()",
           symbol_name(stack_owner(g)));
  bool looks_like_the_end =
      end.how == RAISED && error_is(end.error, StopIteration);
  return looks_like_the_end
             ? raised(RuntimeError, "generator raised StopIteration")
             : end;
}

static void generator_main(void *arg) {
  Generator *g = (Generator *)arg;
  Outcome end = g->body(g, g->arg);
  leave_with(g, checked_end(g, end), GENERATOR_CLOSED);
  context_exit(&g->caller_side);
}

bool generator_refuses(const Generator *self, Outcome *instead) {
  stack_expect_live(self, "next or send");
  switch (self->state) {
  case GENERATOR_RUNNING:
    *instead = raised(ValueError, "generator already executing");
    return true;
  case GENERATOR_CLOSED:
    *instead = returned(value_none());
    return true;
  default:
    return false;
  }
}

Outcome generator_next(Generator *self) {
  Outcome answer;
  bool refused = generator_refuses(self, &answer);
  if (!refused) {
    trace_in(TRACE_NEXT, self, returned(value_none()));
    answer = generator_resume(self);
  } else {
    answer = trace_refused(TRACE_NEXT, self, answer);
  }
  return answer;
}

static Outcome next_slot(Iterator *self) {
  Generator *g = (Generator *)self;
  return generator_next(g);
}

static Outcome close_slot(Iterator *iterator) {
  Generator *g = (Generator *)iterator;
  Outcome answer;
  if (generator_refuses(g, &answer))
    return trace_refused(TRACE_CLOSE, g, answer);
  answer = returned(value_none());
  trace_in(TRACE_CLOSE, g, answer);
  move_to(g, GENERATOR_CLOSED);
  trace_out(answer);
  return answer;
}

static const IteratorType plain_generator = {
    {.name = "generator"}, next_slot, NULL, NULL, close_slot};

static void zero(char *from, char *to) {
  while (from < to)
    *from++ = 0;
}

void *generator_create(size_t size, const IteratorType *type,
                       GeneratorBody *body, void *arg, const void *owner) {
  Stack stack = stack_new(owner);
  Generator *g = stack_reserve(&stack, size);
  zero((char *)g, (char *)g + size);
  g->iterator.type = type;
  g->stack = stack;
  g->body = body;
  g->arg = arg;
  context_init(&g->body_side, g->stack, generator_main, g);
  trace_actor(g, ACTOR_GENERATOR, owner, NULL);
  return g;
}

Generator *generator_new(GeneratorBody *body, void *arg) {
  const void *owner = body;
  return generator_create(sizeof(struct Generator), &plain_generator, body, arg,
                          owner);
}

void generator_free(Generator *self) {
  if (self) {
    stack_expect_live(self, "generator_free");
    if (IS(self, RUNNING))
      misuse("generator_free: %s() is running", symbol_name(self->body));
    stack_free(self->stack);
  }
}
