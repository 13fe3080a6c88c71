#include "02-coroutine/coroutine.h"

#include <stdio.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

// To the generator below this is the body; ours runs inside.
static Outcome coroutine_main(Generator *generator, void *arg) {
  Coroutine *self = (Coroutine *)generator;
  return self->body(self, arg);
}

Outcome coroutine_yield(Coroutine *self, Value value) {
  generator_yield(&self->generator, value);
  return self->letter; // whoever resumed us has put it there
}

static Outcome resume_with(Coroutine *self, Verb verb, Outcome letter) {
  trace_in(verb, self, letter);
  self->letter = letter;
  return generator_resume(&self->generator);
}

static Outcome send(Coroutine *self, Verb verb, Value value) {
  Outcome instead;
  if (generator_refuses(&self->generator, &instead))
    return trace_refused(verb, self, instead);
  if (self->generator.state == GENERATOR_CREATED && !value_is_none(value))
    return trace_refused(
        verb, self,
        raised(TypeError,
               "can't send non-None value to a just-started generator"));
  return resume_with(self, verb, returned(value));
}

Outcome coroutine_send(Coroutine *self, Value value) {
  return send(self, TRACE_SEND, value);
}

Outcome coroutine_next(Coroutine *self) {
  return send(self, TRACE_NEXT, value_none());
}

// A body that has not started has no yield to raise the error at: it ends
// here, and no line of it runs.
static Outcome end_unstarted(Coroutine *self, Verb verb, Outcome o) {
  trace_in(verb, self, o);
  if (error_is(o.error, StopIteration))
    o = raised(RuntimeError, "generator raised StopIteration");
  if (verb == TRACE_CLOSE)
    o = returned(value_none());
  self->generator.state = GENERATOR_CLOSED;
  trace_out(o);
  return o;
}

// throw() and close() do the same to a body that stands at a yield.
static Outcome throw_in(Coroutine *self, Verb verb, Error error) {
  Outcome instead, letter = raised_error(error);
  stack_expect_live(self, verb == TRACE_CLOSE ? "coroutine_close"
                                              : "coroutine_throw");
  if (self->generator.state == GENERATOR_CREATED)
    return end_unstarted(self, verb, letter);
  if (!generator_refuses(&self->generator, &instead))
    return resume_with(self, verb, letter);
  bool finished = self->generator.state == GENERATOR_CLOSED;
  return trace_refused(verb, self,
                       finished && verb == TRACE_THROW ? letter : instead);
}

Outcome coroutine_throw(Coroutine *self, Error error) {
  return throw_in(self, TRACE_THROW, error);
}

Outcome coroutine_close(Coroutine *self) {
  Outcome o = throw_in(self, TRACE_CLOSE, raised(GeneratorExit, "").error);
  if (o.how == YIELDED)
    return raised(RuntimeError, "generator ignored GeneratorExit");
  if (o.how == RAISED && !error_is(o.error, GeneratorExit))
    return o;
  return returned(value_none());
}

static Outcome next_slot(Iterator *self) {
  return coroutine_next((Coroutine *)self);
}

static Outcome send_slot(Iterator *self, Value value) {
  return coroutine_send((Coroutine *)self, value);
}

static Outcome throw_slot(Iterator *self, Error error) {
  return coroutine_throw((Coroutine *)self, error);
}

static Outcome close_slot(Iterator *self) {
  return coroutine_close((Coroutine *)self);
}

static const IteratorType coroutine_type = {
    {.name = "coroutine"}, next_slot, send_slot, throw_slot, close_slot};

Coroutine *coroutine_new(CoroutineBody *body, void *arg) {
  Coroutine *self = generator_create(sizeof *self, &coroutine_type,
                                     coroutine_main, arg, body);
  self->body = body;
  return self;
}

Coroutine *iterator_as_coroutine(Iterator *self) {
  return self->type == &coroutine_type ? (Coroutine *)self : NULL;
}

void coroutine_free(Coroutine *self) {
  if (!self)
    return;
  stack_expect_live(self, "coroutine_free");
  if (self->owner)
    misuse("coroutine_free: %s() is owned by a task, which frees it",
           symbol_name(self->body));
  if (self->generator.state == GENERATOR_RUNNING)
    misuse("coroutine_free: %s() is running", symbol_name(self->body));
  if (self->generator.state == GENERATOR_SUSPENDED) {
    Outcome o = coroutine_close(self);
    if (o.how == RAISED) // nobody is there to catch it
      fprintf(stderr, "Exception ignored in: %s()\n%s\n",
              symbol_name(self->body), error_repr(o.error));
  }
  if (self->generator.state == GENERATOR_SUSPENDED) { // it has ignored that
    self->generator.state = GENERATOR_CLOSED;
    coroutine_let_go(self->delegate);
  }
  generator_free((Generator *)self);
}
