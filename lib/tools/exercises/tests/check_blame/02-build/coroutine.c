// The coroutine of lesson 2 as somebody else would write it.
#include "02-coroutine/coroutine.h"

#include <stdio.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#define BASE(self) (&(self)->generator)

static bool is_in(const Coroutine *c, GeneratorState state) {
  return c->generator.state == state;
}

static Outcome nothing(void) { return returned(value_none()); }

static Outcome coroutine_main(Generator *generator, void *arg) {
  Coroutine *c = (Coroutine *)(void *)generator;
  CoroutineBody *body = c->body;
  return body(c, arg);
}

static Outcome next_slot(Iterator *self) {
  Coroutine *c = (Coroutine *)self;
  return coroutine_next(c);
}

static Outcome send_slot(Iterator *self, Value value) {
  Coroutine *c = (Coroutine *)self;
  return coroutine_send(c, value);
}

static Outcome throw_slot(Iterator *self, Error error) {
  Coroutine *c = (Coroutine *)self;
  return coroutine_throw(c, error);
}

static Outcome close_slot(Iterator *self) {
  Coroutine *c = (Coroutine *)self;
  return coroutine_close(c);
}

static const IteratorType its_type = {.base = {.name = "coroutine"},
                                      .next = next_slot,
                                      .send = send_slot,
                                      .throw = throw_slot,
                                      .close = close_slot};

Coroutine *coroutine_new(CoroutineBody *body, void *arg) {
  void *memory = generator_create(sizeof(struct Coroutine), &its_type,
                                  coroutine_main, arg, body);
  Coroutine *c = memory;
  c->body = body;
  return c;
}

Coroutine *iterator_as_coroutine(Iterator *self) {
  if (self->type != &its_type)
    return NULL;
  return (Coroutine *)self;
}

Outcome coroutine_yield(Coroutine *self, Value value) {
  generator_yield(BASE(self), value);
  Outcome letter = self->letter;
  return letter;
}

static Outcome deliver(Coroutine *c, Verb how, Outcome letter) {
  c->letter = letter;
  trace_in(how, c, letter);
  return generator_resume(BASE(c));
}

static Outcome send(Coroutine *self, Verb verb, Value value) {
  Outcome answer;
  bool early = is_in(self, GENERATOR_CREATED);
  if (generator_refuses(BASE(self), &answer))
    return trace_refused(verb, self, answer);
  if (!early || value_is_none(value))
    return deliver(self, verb, returned(value));
  answer = raised(TypeError,
                  "can't send non-None value to a just-started generator");
  return trace_refused(verb, self, answer);
}

Outcome coroutine_next(Coroutine *self) {
  Value none = value_none();
  return send(self, TRACE_NEXT, none);
}

Outcome coroutine_send(Coroutine *self, Value value) {
  Outcome o = send(self, TRACE_SEND, value);
  return o;
}

// Nobody stands at a yield yet.
static Outcome never_begin(Coroutine *c, Verb verb, Outcome thrown) {
  Outcome end = thrown;
  trace_in(verb, c, thrown);
  if (verb == TRACE_CLOSE)
    end = nothing();
  else if (error_is(thrown.error, StopIteration))
    end = raised(RuntimeError, "generator raised StopIteration");
  c->generator.state = GENERATOR_CLOSED;
  trace_out(end);
  return end;
}

static Outcome throw_into(Coroutine *c, Error error, Verb verb) {
  Outcome answer, thrown = raised_error(error);
  if (is_in(c, GENERATOR_CREATED))
    return never_begin(c, verb, thrown);
  if (!generator_refuses(BASE(c), &answer))
    return deliver(c, verb, thrown);
  if (verb == TRACE_THROW && is_in(c, GENERATOR_CLOSED))
    answer = thrown;
  return trace_refused(verb, c, answer);
}

Outcome coroutine_throw(Coroutine *self, Error error) {
  stack_expect_live(self, "coroutine_throw");
  return throw_into(self, error, TRACE_THROW);
}

Outcome coroutine_close(Coroutine *self) {
  stack_expect_live(self, "coroutine_close");
  Error exit = raised(GeneratorExit, "").error;
  Outcome o = throw_into(self, exit, TRACE_CLOSE);
  switch (o.how) {
  case YIELDED:
    return raised(RuntimeError, "generator ignored GeneratorExit");
  case RAISED:
    return error_is(o.error, GeneratorExit) ? nothing() : o;
  default:
    return nothing();
  }
}

static void refuse_to_free(const Coroutine *c) {
  const char *name = symbol_name(c->body);
  if (c->owner)
    misuse("coroutine_free: %s() is owned by a task, which frees it", name);
  if (is_in(c, GENERATOR_RUNNING))
    misuse("coroutine_free: %s() is running", name);
}

// Nobody is there who could catch an error.
static void close_for_good(Coroutine *c) {
  Outcome o = coroutine_close(c);
  if (o.how == RAISED)
    fprintf(stderr, "Exception ignored in: %s()\n%s\n", symbol_name(c->body),
            error_repr(o.error));
  if (!is_in(c, GENERATOR_SUSPENDED))
    return;
  c->generator.state = GENERATOR_CLOSED;
  coroutine_let_go(c->delegate);
}

void coroutine_free(Coroutine *self) {
  if (self == NULL)
    return;
  stack_expect_live(self, "coroutine_free");
  refuse_to_free(self);
  if (is_in(self, GENERATOR_SUSPENDED))
    close_for_good(self);
  generator_free(BASE(self));
}
